import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import "prosemirror-view/style/prosemirror.css";

export function mount(root) {
  const plugins = [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)];
  const view = new EditorView(root, { state: EditorState.create({ schema, plugins }) });
  const paragraph = (line) => schema.node("paragraph", null, line ? [schema.text(line)] : []);
  return {
    element: view.dom,
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n"),
    set: (text) => view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, text.split("\n").map(paragraph))),
    focus: () => view.focus(),
  };
}
