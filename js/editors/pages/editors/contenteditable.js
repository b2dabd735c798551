import { linesOf, paragraphs } from "../lines.js";

/** What the browser does by itself, without an editor: one `<div>` for each line but the first. */
export function mount(root) {
  const element = document.createElement("div");
  element.className = "plain";
  element.contentEditable = "true";
  root.append(element);
  return {
    element,
    // A page without an editor sends what is in the box, line by line.
    text: () => linesOf(element),
    set: (text) => element.replaceChildren(...paragraphs(document, "div", text)),
    focus: () => element.focus(),
  };
}
