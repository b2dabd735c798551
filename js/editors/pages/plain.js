/** A text area or input as the browser has it. Its value is its model. */
export function plainField(root, name) {
  const element = document.createElement(name);
  element.className = "plain";
  root.append(element);
  return fieldDriver(element);
}

/** A driver for a text field whose owner takes `value` at its word. */
export function fieldDriver(element) {
  return {
    element,
    text: () => element.value,
    set(text) {
      element.value = text;
    },
    focus: () => element.focus(),
  };
}
