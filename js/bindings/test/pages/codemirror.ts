import { history, historyKeymap } from "@codemirror/commands";
import { lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type CodeMirrorOptions, phraselint, refresh } from "phraselint/codemirror";
import type { LintSource } from "phraselint/dom";
import { linter, scenes, told } from "./app.js";

let view: EditorView | undefined;

export interface CodeMirrorLab {
  view(): EditorView;
  start(doc: string, source?: LintSource, options?: CodeMirrorOptions): void;
  refresh(): void;
}

const lab: CodeMirrorLab = {
  view: () => view as EditorView,
  start(doc, source = linter, options = {}) {
    const extensions: Extension[] = [history(), keymap.of([...historyKeymap, ...lintKeymap]), phraselint(source, {
      pause: 50,
      onDiagnostics: ({ length }) => void told.push(["editor", length]),
      ...options,
    })];
    view = new EditorView({ parent: document.getElementById("root") as HTMLElement, state: EditorState.create({ doc, extensions }) });
    view.focus();
  },
  refresh: () => refresh(view as EditorView),
};

globalThis.app = {
  linter,
  told,
  scenes,
  mount: () => lab.start("我不知道"),
  set: () => undefined,
  unmount: () => view?.destroy(),
  attached: () => undefined,
};
Object.assign(globalThis, { codemirror: lab });
declare global {
  var codemirror: CodeMirrorLab;
}
