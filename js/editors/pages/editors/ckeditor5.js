import { Bold, ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
import { paragraphsHtml } from "../lines.js";

export async function mount(root) {
  const editor = await ClassicEditor.create(root.appendChild(document.createElement("div")), {
    licenseKey: "GPL",
    plugins: [Essentials, Paragraph, Bold],
    toolbar: ["bold", "undo", "redo"],
  });
  const textOf = (block) => Array.from(block.getChildren(), (node) => node.data ?? "\n").join("");
  return {
    element: editor.editing.view.getDomRoot(),
    text: () => Array.from(editor.model.document.getRoot().getChildren(), textOf).join("\n"),
    set: (text) => editor.setData(paragraphsHtml(text)),
    focus: () => editor.focus(),
  };
}
