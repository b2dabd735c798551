import { createEditor, DomEditor } from "@wangeditor/editor";
import "@wangeditor/editor/dist/css/style.css";
import { paragraphsHtml } from "../lines.js";
import { knowsCaret } from "../slateCaret.js";

export function mount(root) {
  const selector = root.appendChild(document.createElement("div"));
  const editor = createEditor({ selector, html: "<p><br></p>", mode: "simple" });
  // In Firefox it does not notice a first click into an empty box, with nothing attached either: what is typed first stays behind the caret.
  editor.focus(true);
  return {
    element: root.querySelector("[data-slate-editor]"),
    text: () => editor.getText(),
    set: (text) => editor.setHtml(paragraphsHtml(text)),
    focus: () => editor.focus(true),
    hasSettled: () => knowsCaret(editor, (range) => DomEditor.toSlateRange(editor, range, { exactMatch: false, suppressThrow: true })),
  };
}
