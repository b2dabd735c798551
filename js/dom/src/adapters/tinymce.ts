import type { Field } from "../field.js";
import { editable } from "./editable.js";

/** Insert: the one key that TinyMCE ends a step of undo at, and that means nothing else to it. */
const INSERT = 45;

/** The body that TinyMCE edits, in its frame or, inline, in the page. */
export const isTinymce = (element: HTMLElement): boolean => element.classList.contains("mce-content-body");

/**
 * TinyMCE keeps steps of undo itself and ends one at certain keys, so it is told of such a key before and after an edit: by an
 * event, because an extension cannot reach the page's editor.
 */
export function tinymce(element: HTMLElement): Field {
  const field = editable(element);
  const view = element.ownerDocument.defaultView as Window & typeof globalThis;
  const endStep = (): void => void element.dispatchEvent(new view.KeyboardEvent("keyup", { key: "Insert", keyCode: INSERT, bubbles: true }));
  return {
    ...field,
    async replace(edit) {
      endStep();
      const isDone = await field.replace(edit);
      endStep();
      return isDone;
    },
  };
}
