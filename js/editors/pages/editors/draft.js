import { ContentState, Editor, EditorState } from "draft-js";
import "draft-js/dist/Draft.css";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { render } from "../react.js";

export function mount(root) {
  let now;
  function Box() {
    const [editorState, onChange] = useState(() => EditorState.createEmpty());
    now = { editorState, onChange };
    return createElement(Editor, { editorState, onChange });
  }
  render(root, createElement(Box));
  const element = root.querySelector("[contenteditable]");
  return {
    element,
    text: () => now.editorState.getCurrentContent().getPlainText("\n"),
    set: (text) => flushSync(() => now.onChange(EditorState.push(now.editorState, ContentState.createFromText(text), "insert-characters"))),
    focus: () => element.focus(),
  };
}
