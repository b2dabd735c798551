/** An element with a class and children. */
export function make(name: string, className: string, children: readonly (string | Node)[] = []): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}
