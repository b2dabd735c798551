import { closeHistory } from "prosemirror-history";
import type { EditorView } from "prosemirror-view";

/**
 * Carries out the spelling correction by which `attach` offers an edit to the page's editor, as a transaction: the new text keeps the
 * marks of the old, and is one step of undo.
 * @returns whether it did; else the browser edits, and ProseMirror reads what it made of it
 */
export function takeCorrection(view: EditorView, event: InputEvent): boolean {
  const [range] = event.getTargetRanges();
  const text = event.dataTransfer?.getData("text/plain") ?? "";
  // A key press is ProseMirror's own. A line break is a node here, and which one only the schema's keys know.
  if (event.isTrusted || !range || !view.editable || !isCorrection(event.inputType, text)) return false;
  event.preventDefault();

  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  const { doc, schema, tr } = view.state;
  if (text === "") tr.delete(from, to);
  else tr.replaceWith(from, to, schema.text(text, doc.resolve(from).marksAcross(doc.resolve(to))));
  view.dispatch(closeHistory(tr));
  // Else what is typed at once behind it would be undone with it.
  view.dispatch(closeHistory(view.state.tr));
  return true;
}

function isCorrection(type: string, text: string): boolean {
  return text === "" ? type === "deleteContentBackward" : type === "insertReplacementText" && !text.includes("\n");
}
