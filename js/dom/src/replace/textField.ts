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
  const select = ({ start, end }: Span): void => {
    field.setSelectionRange(start, end);
    // React hears of a selection from the document alone, and Chromium tells the field.
    document.dispatchEvent(new Event("selectionchange"));
  };
  const carryOut = async (change: Edit): Promise<void> => {
    select(change);
    // What follows the caret in a state of its own is up to date after this.
    await undefined;
    insertAtSelection(document, change);
  };
  const after = selectionAfter(edit, before);

  field.focus({ preventScroll: true });
  await carryOut(edit);
  if (field.value === wanted) select(after);
  let isTyping = false;
  const stop = onKey(document, () => { isTyping = true; });
  // A page that keeps the text in a state of its own may have put another one back by then.
  await nextFrame(document);
  stop();
  if (isTyping) return field.value.startsWith(edit.text, edit.start);
  if (field.value === wanted) {
    // Frameworks that write the value back put the caret behind what was inserted.
    select(after);
    return true;
  }
  if (field.value !== text) document.execCommand("undo");
  if (field.value !== text) await carryOut(editBetween(field.value, text));
  if (before) select(before);
  return false;
}
