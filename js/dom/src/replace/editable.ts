import type { Reading } from "../field.js";
import { ATOM } from "../read/block.js";
import { edited, type Edit } from "../span.js";
import { editBetween } from "../track/remap.js";
import { selectionAfter } from "./caret.js";
import { nextFrame, onKey, selectionTold } from "./frame.js";
import { insertAtSelection } from "./insert.js";

type View = Window & typeof globalThis;

/** How many frames an editor that has taken an event gets to draw what it made of it. */
const PATIENCE = 10;

/**
 * Tries, one after the other, what the page's editor may follow:
 * 1. the event that a spelling correction by the browser would bring. Editors that keep a model of their own (Slate, wangEditor) follow
 *    that one, and would send the old text after `execCommand`;
 * 2. `execCommand`, by which the browser edits, if there is no such editor;
 * 3. a paste, for editors that prevent both.
 *
 * After each it reads back. What is neither the old text nor the new is undone, or where the editor does not undo it, put back. When
 * the person goes on typing meanwhile, the caret is given back first, and nothing is undone.
 *
 * @returns whether the element now holds exactly what the edit asks for, but for what was typed
 */
export async function replaceInEditable(root: HTMLElement, read: () => Reading, edit: Edit, isPuttingBack = false): Promise<boolean> {
  const document = root.ownerDocument;
  const before = read();
  const wanted = edited(before.text, edit);
  const selection = before.selection();
  const reads = (text: string): boolean => comparable(read().text) === comparable(text);
  let isTyping = false;

  const giveCaretBack = (): void => {
    if (reads(wanted)) read().select(selectionAfter(edit, selection));
    else if (reads(before.text)) read().select(selection ?? { start: edit.end, end: edit.end });
  };

  const tryAll = async (): Promise<boolean> => {
    root.focus({ preventScroll: true });
    // Editors that end a step of undo where the selection moves have to hear of it first.
    const isSelected = selection?.start === edit.start && selection.end === edit.end;
    const told = isSelected ? nextFrame(document) : selectionTold(document);
    before.select(edit);
    await told;

    for (const attempt of [correct, insert, paste]) {
      // Somebody else has edited meanwhile.
      if (isTyping || read().text !== before.text) return false;
      read().select(edit);
      const isTaken = attempt(root, read().range(edit) as Range, edit);
      let frames = isTaken ? PATIENCE : 1;
      do await nextFrame(document);
      while (--frames > 0 && reads(before.text));
      if (isTyping) return comparable(read().text).startsWith(comparable(edit.text), edit.start);
      if (reads(wanted)) {
        giveCaretBack();
        return true;
      }
      if (reads(before.text)) continue;
      undo(root);
      await nextFrame(document);
      if (reads(wanted)) return true;
      const back = editBetween(read().text, before.text);
      if (!isPuttingBack && !reads(before.text) && !back.text.includes(ATOM)) await replaceInEditable(root, read, back, true);
      giveCaretBack();
      return false;
    }
    return false;
  };

  const stop = onKey(document, () => {
    // What is typed next would take the place of what is selected.
    if (!isTyping) giveCaretBack();
    isTyping = true;
  });
  return tryAll().finally(stop);
}

/** @returns whether an editor has taken the event for its own */
function correct(root: HTMLElement, range: Range, { text }: Edit): boolean {
  const view = root.ownerDocument.defaultView as View;
  return !root.dispatchEvent(inputEvent(view, text === "" ? "deleteContentBackward" : "insertReplacementText", range, text));
}

function insert(root: HTMLElement, _: Range, edit: Edit): boolean {
  insertAtSelection(root.ownerDocument, edit);
  return false;
}

function paste(root: HTMLElement, _: Range, { text }: Edit): boolean {
  const view = root.ownerDocument.defaultView as View;
  if (text === "") return false;
  return !root.dispatchEvent(new view.ClipboardEvent("paste", { clipboardData: transfer(view, text), bubbles: true, cancelable: true, composed: true }));
}

function undo(root: HTMLElement): void {
  const view = root.ownerDocument.defaultView as View;
  if (root.dispatchEvent(inputEvent(view, "historyUndo"))) root.ownerDocument.execCommand("undo");
}

function inputEvent(view: View, inputType: string, range?: Range, text = ""): InputEvent {
  return new view.InputEvent("beforeinput", {
    inputType,
    ...(text !== "" && { dataTransfer: transfer(view, text) }),
    ...(range && { targetRanges: [new view.StaticRange(range)] }),
    bubbles: true,
    cancelable: true,
    composed: true,
  });
}

function transfer(view: View, text: string): DataTransfer {
  // In Firefox a page cannot read what a content script has put into one, and would take the wording out and put nothing in.
  const page = (view as View & { readonly wrappedJSObject?: View }).wrappedJSObject ?? view;
  const dataTransfer = new page.DataTransfer();
  dataTransfer.setData("text/plain", text);
  return dataTransfer;
}

/** Browsers write a space beside another, or at an edge, as U+00A0, and end an emptied element or line with a `<br>`. */
function comparable(text: string): string {
  return text.replace(/\u00A0/g, " ").replace(/\n+$/, "");
}
