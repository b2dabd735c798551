import { Editor, Extension } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { phraselint } from "phraselint/prosemirror";

const linter = await createLinter({ packs: [zhService], slots: { company: "云帆" } });
const editor = new Editor({
  element: document.getElementById("box"),
  extensions: [StarterKit, Extension.create({ name: "phraselint", addProseMirrorPlugins: () => [phraselint(linter)] })],
  editorProps: { attributes: { role: "textbox", "aria-label": "回复" } },
});

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const message = document.createElement("li");
  message.textContent = editor.getText();
  document.querySelector("ol").append(message);
  editor.commands.clearContent();
});
