/** Makes elements from text alone: pages with Trusted Types refuse `innerHTML`, and a pack's text is not markup. */
export function elements(document: Document) {
  const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, children: readonly (string | Node)[]): HTMLElementTagNameMap[Name] => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
  return {
    element,
    button(className: string, children: readonly (string | Node)[]): HTMLButtonElement {
      const made = element("button", className, children);
      made.type = "button";
      // Never reached by Tab: focus stays in the field, which is what an editor and an input method need.
      made.tabIndex = -1;
      return made;
    },
  };
}
