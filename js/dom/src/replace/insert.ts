import type { Edit } from "../span.js";

/** Replaces the selection as typing would: with the events the page expects and one step of undo. */
export function insertAtSelection(document: Document, { text }: Pick<Edit, "text">): void {
  // Deprecated and without a successor: nothing else edits a field from a script and lets Ctrl+Z bring the text back.
  if (text === "") document.execCommand("delete");
  else document.execCommand("insertText", false, text);
}
