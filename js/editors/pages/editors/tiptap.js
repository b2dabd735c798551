import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { paragraphsHtml } from "../lines.js";

export function mount(root) {
  const editor = new Editor({ element: root, extensions: [StarterKit] });
  return {
    element: editor.view.dom,
    text: () => editor.getText({ blockSeparator: "\n" }),
    set: (text) => editor.commands.setContent(paragraphsHtml(text)),
    focus: () => editor.commands.focus("end"),
  };
}
