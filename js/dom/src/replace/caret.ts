import type { Edit, Span } from "../span.js";

/** A slot that is still to be filled: `{surname}`. */
export const OPEN_SLOT = /\{[^{}\s]+\}/;

/**
 * Where the selection belongs after an edit: on the first open slot of the new text, to be typed over; else where it was,
 * moved with its text; else behind the new text.
 */
export function selectionAfter(edit: Edit, before: Span | undefined): Span {
  const slot = OPEN_SLOT.exec(edit.text);
  if (slot) return { start: edit.start + slot.index, end: edit.start + slot.index + slot[0].length };
  const behind = edit.start + edit.text.length;
  if (before && before.end < edit.start) return before;
  if (before && before.start > edit.end) return { start: before.start - edit.end + behind, end: before.end - edit.end + behind };
  return { start: behind, end: behind };
}
