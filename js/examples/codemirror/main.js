import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintKeymap } from "@codemirror/lint";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { createLinter } from "phraselint";
import { phraselint } from "phraselint/codemirror";
import { zhService } from "phraselint/packs/zh-service";

const linter = await createLinter({ packs: [zhService], slots: { company: "云帆" } });
const view = new EditorView({
  parent: document.getElementById("box"),
  extensions: [
    history(),
    keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    placeholder("请输入回复"),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "回复" }),
    phraselint(linter),
  ],
});

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const message = document.createElement("li");
  message.textContent = view.state.doc.toString();
  document.querySelector("ol").append(message);
  view.dispatch({ changes: { from: 0, to: view.state.doc.length } });
});
