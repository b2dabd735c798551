import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/** Renders now, so that what the element is made of is there when this returns. */
export function render(root, element) {
  flushSync(() => createRoot(root).render(element));
}

/** A controlled component around a text area. `textOf` tells the text from what the component gives to `onChange`. */
export function controlled(root, component, props, textOf) {
  let state;
  function Box() {
    const [text, setText] = useState("");
    state = { text, setText };
    return createElement(component, { ...props, value: text, onChange: (change) => setText(textOf(change)) });
  }
  render(root, createElement(Box));
  const element = root.querySelector("textarea");
  return {
    element,
    text: () => state.text,
    set: (text) => flushSync(() => state.setText(text)),
    focus: () => element.focus(),
  };
}
