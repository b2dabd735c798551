import { Bold, ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
import { paragraphsHtml } from "../lines.js";

export async function mount(root) {
  const editor = await ClassicEditor.create(root.appendChild(document.createElement("div")), {
    licenseKey: "GPL",
    plugins: [Essentials, Paragraph, Bold],
    // No icons: Chromium does not draw them quite the same twice, and screenshots are compared.
    toolbar: [],
  });
  const textOf = (block) => Array.from(block.getChildren(), (node) => node.data ?? "\n").join("");
  return {
    element: editor.editing.view.getDomRoot(),
    text: () => Array.from(editor.model.document.getRoot().getChildren(), textOf).join("\n"),
    set: (text) => editor.setData(paragraphsHtml(text)),
    focus: () => editor.focus(),
    // Its badge comes late, and would be a difference between two screenshots.
    hasSettled: () => document.querySelector(".ck-powered-by-balloon.ck-balloon-panel_visible") !== null,
  };
}
