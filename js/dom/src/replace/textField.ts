import { readTextField, type TextField } from "../read/textField.js";
import { edited, type Edit } from "../span.js";
import { selectionAfter } from "./caret.js";
import { nextFrame } from "./frame.js";
import { insertAtSelection } from "./insert.js";

/** @returns whether the field now holds exactly what the edit asks for */
export async function replaceInTextField(field: TextField, edit: Edit): Promise<boolean> {
  const reading = readTextField(field);
  const document = field.ownerDocument;
  const wanted = edited(reading.text, edit);
  // The browser would cut the new text off at `maxlength`, and half of it is worse than none.
  if (field.maxLength >= 0 && wanted.length > field.maxLength && wanted.length > reading.text.length) return false;
  const selection = reading.selection();

  field.focus({ preventScroll: true });
  reading.select(edit);
  insertAtSelection(document, edit);
  if (field.value === wanted) {
    const after = selectionAfter(edit, selection);
    field.setSelectionRange(after.start, after.end);
  }
  // A page that keeps the text in a state of its own may have put another one back by then.
  await nextFrame(document);
  if (field.value === wanted) return true;
  if (field.value !== reading.text) document.execCommand("undo");
  return false;
}
