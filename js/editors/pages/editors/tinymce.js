import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/skins/ui/oxide/skin.css";
import "tinymce/themes/silver";
import { paragraphsHtml } from "../lines.js";

/** TinyMCE, which edits a document of its own in a frame. */
export async function mount(root) {
  const [editor] = await tinymce.init({
    target: root.appendChild(document.createElement("div")),
    license_key: "gpl",
    skin: false,
    content_css: false,
    content_style: 'body { font: 20px/1.6 "Noto Sans CJK SC", sans-serif; } * { caret-color: transparent !important; transition: none !important; }',
    height: 280,
    menubar: false,
    promotion: false,
    // As in `ckeditor5.js`.
    toolbar: false,
    statusbar: false,
  });
  return {
    element: editor.getBody(),
    text: () => editor.getContent({ format: "text" }).replace(/\n+/g, "\n"),
    set: (text) => editor.setContent(paragraphsHtml(text)),
    focus: () => editor.focus(),
  };
}
