/** Line breaks are characters here, or `<br>`; the last one only makes room for the caret. */
export function mount(root) {
  const element = document.createElement("div");
  element.className = "plain";
  element.style.whiteSpace = "pre-wrap";
  element.contentEditable = "plaintext-only";
  root.append(element);
  return {
    element,
    text: () => [...element.childNodes].map((node) => (node.localName === "br" ? "\n" : node.textContent)).join("").replace(/\n$/, ""),
    set(text) {
      element.textContent = text;
    },
    focus: () => element.focus(),
  };
}
