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

/** A code that old editors ask for. */
const END = 35;

/**
 * Tries, one after the other, what the page's editor may follow:
 * 1. the event that a spelling correction by the browser would bring. Editors that keep a model of their own (Slate, wangEditor) follow
 *    that one, and would send the old text after `execCommand`;
 * 2. the event of typing, if that one was prevented to no effect: an editor that carries out only what it knows would not follow the
 *    browser's own edit either;
 * 3. `execCommand`, by which the browser edits, if there is no such editor;
 * 4. a paste, for editors that prevent all of it.
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
    endStep(root);
    // Editors that end a step of undo where the selection moves have to hear of it first.
    const told = selectionTold(document);
    before.select(edit);
    await told;

    let isTaken = false;
    for (const attempt of [correct, type, insert, paste]) {
      if (attempt === type && !isTaken) continue;
      // Somebody else has edited meanwhile.
      if (isTyping || read().text !== before.text) return false;
      read().select(edit);
      isTaken = attempt(root, read().range(edit) as Range, edit);
      let frames = isTaken ? PATIENCE : 1;
      do await nextFrame(document);
      while (--frames > 0 && reads(before.text));
      if (isTyping) return read().text.startsWith(edit.text, edit.start);
      if (reads(wanted)) {
        giveCaretBack();
        endStep(root);
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

/**
 * Editors that keep steps of undo themselves (TinyMCE, CKEditor 4) end one at keys that move the caret. They are told of such a key by an
 * event, because an extension cannot reach the page's editor.
 */
function endStep(root: HTMLElement): void {
  const view = root.ownerDocument.defaultView as View;
  root.dispatchEvent(new view.KeyboardEvent("keyup", { key: "End", keyCode: END, bubbles: true }));
}

/** @returns whether an editor has taken the event for its own */
function correct(root: HTMLElement, range: Range, { text }: Edit): boolean {
  return prevented(root, text === "" ? "deleteContentBackward" : "insertReplacementText", range, text);
}

function type(root: HTMLElement, range: Range, { text }: Edit): boolean {
  return prevented(root, "insertText", range, text);
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
  if (!prevented(root, "historyUndo")) root.ownerDocument.execCommand("undo");
}

/** Has the editor hear of an edit before the browser would make it. @returns whether it keeps the browser from making it */
function prevented(root: HTMLElement, inputType: string, range?: Range, text = ""): boolean {
  const view = root.ownerDocument.defaultView as View;
  const isTyped = inputType === "insertText";
  return !root.dispatchEvent(new view.InputEvent("beforeinput", {
    inputType,
    data: isTyped ? text : null,
    dataTransfer: isTyped || text === "" ? null : transfer(view, text),
    targetRanges: range ? [new view.StaticRange(range)] : [],
    bubbles: true,
    cancelable: true,
    composed: true,
  }));
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
