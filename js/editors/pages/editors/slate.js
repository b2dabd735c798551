import { createElement } from "react";
import { createEditor, Editor, Node, Transforms } from "slate";
import { withHistory } from "slate-history";
import { Editable, ReactEditor, Slate, withReact } from "slate-react";
import { render } from "../react.js";
import { knowsCaret } from "../slateCaret.js";

const paragraph = (text) => ({ type: "paragraph", children: [{ text }] });

export function mount(root) {
  const editor = withHistory(withReact(createEditor()));
  render(root, createElement(Slate, { editor, initialValue: [paragraph("")] }, createElement(Editable, { style: { outline: "none" } })));
  return {
    element: root.querySelector("[data-slate-editor]"),
    text: () => editor.children.map((node) => Node.string(node)).join("\n"),
    set(text) {
      Editor.withoutNormalizing(editor, () => {
        for (const _ of [...editor.children]) Transforms.removeNodes(editor, { at: [0] });
        Transforms.insertNodes(editor, text.split("\n").map(paragraph), { at: [0] });
      });
      Transforms.select(editor, Editor.end(editor, []));
    },
    focus: () => ReactEditor.focus(editor),
    hasSettled: () => knowsCaret(editor, (range) => ReactEditor.toSlateRange(editor, range, { exactMatch: false, suppressThrow: true })),
  };
}
