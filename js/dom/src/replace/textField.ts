import { readTextField, type TextField } from "../read/textField.js";
import { edited, type Edit, type Span } from "../span.js";
import { editBetween } from "../track/remap.js";
import { selectionAfter } from "./caret.js";
import { nextFrame, onKey } from "./frame.js";
import { insertAtSelection } from "./insert.js";

/**
 * Puts the old wording back where the page makes something else of the new one and the browser does not undo that. When the person
 * goes on typing meanwhile, nothing is undone.
 *
 * @returns whether the field now holds exactly the text that the edit asks for, but for what was typed
 */
export async function replaceInTextField(field: TextField, edit: Edit): Promise<boolean> {
  const { text, selection } = readTextField(field);
  const document = field.ownerDocument;
  const wanted = edited(text, edit);
  // The browser would cut the new text off at `maxlength`, and half of it is worse than none.
  if (field.maxLength >= 0 && wanted.length > field.maxLength && wanted.length > text.length) return false;
  const before = selection();
  const select = ({ start, end }: Span): void => field.setSelectionRange(start, end);
  const carryOut = (change: Edit): void => {
    select(change);
    insertAtSelection(document, change);
  };

  field.focus({ preventScroll: true });
  carryOut(edit);
  if (field.value === wanted) select(selectionAfter(edit, before));
  let isTyping = false;
  const stop = onKey(document, () => { isTyping = true; });
  // A page that keeps the text in a state of its own may have put another one back by then.
  await nextFrame(document);
  stop();
  if (field.value === wanted) return true;
  if (isTyping) return field.value.startsWith(edit.text, edit.start);
  if (field.value !== text) document.execCommand("undo");
  if (field.value !== text) carryOut(editBetween(field.value, text));
  if (before) select(before);
  return false;
}
