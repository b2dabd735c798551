import { readTextField, type TextField } from "../read/textField.js";
import { edited, type Edit } from "../span.js";
import { selectionAfter } from "./caret.js";
import { insertAtSelection } from "./insert.js";

/** @returns whether the field now holds exactly what the edit asks for */
export function replaceInTextField(field: TextField, edit: Edit): boolean {
  const reading = readTextField(field);
  const wanted = edited(reading.text, edit);
  // The browser would cut the new text off at `maxlength`, and half of it is worse than none.
  if (field.maxLength >= 0 && wanted.length > field.maxLength && wanted.length > reading.text.length) return false;
  const selection = reading.selection();

  field.focus({ preventScroll: true });
  reading.select(edit);
  insertAtSelection(field.ownerDocument, edit);
  if (field.value !== wanted) return false;

  const after = selectionAfter(edit, selection);
  field.setSelectionRange(after.start, after.end);
  return true;
}
