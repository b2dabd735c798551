import { readEditable } from "../read/editable.js";
import { edited, type Edit } from "../span.js";
import { selectionAfter } from "./caret.js";
import { insertAtSelection } from "./insert.js";

/**
 * Offers the edit to the page's editor first, in the event that a spelling correction by the browser would bring: editors that
 * keep a model of their own (Slate, wangEditor) follow that one, and would send the old text after `execCommand`.
 * If nothing changes there is no such editor, and the browser edits.
 *
 * @returns whether the element now holds exactly what the edit asks for
 */
export async function replaceInEditable(root: HTMLElement, edit: Edit): Promise<boolean> {
  const document = root.ownerDocument;
  const view = document.defaultView as Window & typeof globalThis;
  const before = readEditable(root);
  const wanted = edited(before.text, edit);
  const selection = before.selection();
  const reads = (text: string): boolean => comparable(readEditable(root).text) === comparable(text);

  root.focus({ preventScroll: true });
  before.select(edit);
  // Editors learn of a selection by an event, after this task.
  await nextFrame(view);
  if (readEditable(root).text !== before.text) return false;

  root.dispatchEvent(replacementEvent(view, readEditable(root).range(edit) as Range, edit));
  await nextFrame(view);
  if (reads(wanted)) return true;
  if (!reads(before.text)) return false;

  readEditable(root).select(edit);
  insertAtSelection(document, edit);
  if (!reads(wanted)) return false;
  readEditable(root).select(selectionAfter(edit, selection));
  return true;
}

function replacementEvent(view: Window & typeof globalThis, range: Range, { text }: Edit): InputEvent {
  const dataTransfer = new view.DataTransfer();
  dataTransfer.setData("text/plain", text);
  return new view.InputEvent("beforeinput", {
    inputType: text === "" ? "deleteContentBackward" : "insertReplacementText",
    ...(text !== "" && { dataTransfer }),
    targetRanges: [new view.StaticRange(range)],
    bubbles: true,
    cancelable: true,
    composed: true,
  });
}

/** Browsers write a space beside another, or at an edge, as U+00A0, and end an emptied element or line with a `<br>`. */
function comparable(text: string): string {
  return text.replace(/\u00A0/g, " ").replace(/\n+$/, "");
}

function nextFrame(view: Window): Promise<void> {
  return new Promise((resolve) => view.requestAnimationFrame(() => resolve()));
}
