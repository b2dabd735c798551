import { Editor, Extension } from "@tiptap/core";
import Mention from "@tiptap/extension-mention";
import StarterKit from "@tiptap/starter-kit";
import type { Diagnostic } from "phraselint";
import type { AttachOptions, LintSource } from "phraselint/dom";
import { phraselint } from "phraselint/prosemirror";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMParser, Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { linter, scenes, told } from "./app.js";

const schema = new Schema({
  nodes: basic.spec.nodes.addToEnd("mention", {
    group: "inline",
    inline: true,
    atom: true,
    attrs: { id: {} },
    toDOM: (node) => ["span", { "data-type": "mention", "data-id": node.attrs["id"] as string }, `@${node.attrs["id"]}`],
    parseDOM: [{ tag: 'span[data-type="mention"]', getAttrs: (span) => ({ id: span.dataset["id"] }) }],
  }),
  marks: basic.spec.marks,
});

export interface ProseMirrorLab {
  start(kind: string, html: string, options?: AttachOptions & { readonly source?: LintSource; readonly detached?: boolean }): void;
  readonly dom: HTMLElement;
  /** The model: what the application would send. */
  html(): string;
  steps(): number;
  setEditable(editable: boolean): void;
  append(): void;
  readonly reports: (readonly Diagnostic[])[];
}

const root = document.getElementById("root") as HTMLElement;
const reports: ProseMirrorLab["reports"] = [];
let view: EditorView;
let end = (): void => undefined;
let steps = 0;
let editable = true;

/** Serialized from the model, not taken from the screen. */
function html(): string {
  const of = (node: typeof view.state.doc): string => {
    if (node.isText) return node.marks.reduce((text, { type }) => `<${type.name}>${text}</${type.name}>`, node.text ?? "");
    const inner = Array.from({ length: node.childCount }, (_, index) => of(node.child(index))).join("");
    if (node.type.name === "doc") return inner;
    return node.isLeaf ? `<${node.type.name}>` : node.type.name === "paragraph" ? `<p>${inner}</p>` : `<${node.type.name}>${inner}</${node.type.name}>`;
  };
  return of(view.state.doc);
}

const lab: ProseMirrorLab = {
  reports,
  get dom() { return view.dom; },
  html,
  steps: () => steps,
  setEditable(now) {
    editable = now;
    view.setProps({});
  },
  append: () => root.append(view.dom),
  start(kind, content, { source = linter, detached, ...options } = {}) {
    steps = 0;
    editable = !content.startsWith("<!--read only-->");
    const plugin = phraselint(source, { onDiagnostics: (diagnostics) => void reports.push(diagnostics), ...options });
    const place = detached ? document.createElement("div") : root;
    if (kind === "TipTap") {
      const editor = new Editor({
        element: place,
        extensions: [StarterKit, Mention, Extension.create({ name: "phraselint", addProseMirrorPlugins: () => [plugin] })],
        content,
        onTransaction: ({ transaction }) => { steps += transaction.steps.length; },
      });
      view = editor.view;
      end = () => editor.destroy();
    } else {
      const made = document.createElement("div");
      made.innerHTML = content;
      const keys = keymap({ "Mod-z": undo, "Mod-y": redo });
      view = new EditorView(place, {
        state: EditorState.create({ doc: DOMParser.fromSchema(schema).parse(made), plugins: [history(), keys, plugin] }),
        editable: () => editable,
        dispatchTransaction(transaction) {
          steps += transaction.steps.length;
          view.updateState(view.state.apply(transaction));
        },
      });
      end = () => view.destroy();
    }
  },
};

globalThis.app = { linter, told, scenes, mount: (kind) => lab.start(kind, "<p>我不知道</p>"), set: () => undefined, unmount: () => end(), attached: () => undefined };
Object.assign(globalThis, { prosemirror: lab });
declare global {
  var prosemirror: ProseMirrorLab;
}
