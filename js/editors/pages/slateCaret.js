/** Whether the model's selection is the screen's. Slate looks at where the caret has gone ten times a second. */
export function knowsCaret(editor, toSlateRange) {
  const selection = getSelection();
  const shown = selection.rangeCount > 0 && toSlateRange(selection.getRangeAt(0));
  return JSON.stringify(shown) === JSON.stringify(editor.selection);
}
