import type { Edit, Span } from "../span.js";

/** Up to this length a text is linted as a whole, in UTF-16 code units: far more than a chat message has. */
const WHOLE = 2000;

/** As much as is linted at once of anything longer. */
const PIECE = 1500;

/** How far around a slip the linter looks: for wording that excuses it, and for its end. */
const AROUND = 100;

/** What the linter is given begins with its line, as long as that is no longer than this: a quotation that is open is open from there. */
const LINE = 200;

/** A stretch of a text that is to be linted, and the larger one that is given to the linter for it. */
export interface Piece {
  readonly span: Span;
  readonly given: Span;
}

/** Whether the text is linted as a whole: only then can be told what a message lacks. */
export const isWhole = (text: string): boolean => text.length <= WHOLE;

/** What is due after an edit: what was due before, what the edit may bear upon, and what lies between. */
export function dueAfter(due: Span | undefined, edit: Edit, text: string): Span {
  const end = edit.start + edit.text.length;
  const touched = { start: Math.max(0, edit.start - AROUND), end: Math.min(text.length, end + AROUND) };
  return due ? around(spanAfter(due, edit), touched) : touched;
}

/** The smallest span that has both. */
export const around = (one: Span, other: Span): Span => ({ start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) });

/** Where a span is after an edit. One that the edit touches covers the new text. */
export function spanAfter({ start, end }: Span, edit: Edit): Span {
  const by = edit.text.length - (edit.end - edit.start);
  return { start: start <= edit.start ? start : Math.max(edit.start, start + by), end: end < edit.start ? end : Math.max(edit.start + edit.text.length, end + by) };
}

/** The first piece of what is due, and what is due after it. */
export function nextPiece(due: Span, text: string): { piece: Piece; rest: Span | undefined } {
  if (isWhole(text)) return { piece: { span: due, given: due }, rest: undefined };
  const { start } = due;
  const end = Math.min(due.end, start + PIECE);
  return {
    piece: { span: { start, end }, given: { start: beginning(text, start - AROUND), end: whole(text, end + AROUND) } },
    rest: end < due.end ? { start: end, end: due.end } : undefined,
  };
}

function beginning(text: string, at: number): number {
  if (at <= LINE) return 0;
  const line = text.slice(at - LINE, at).lastIndexOf("\n");
  return line < 0 ? whole(text, at) : at - LINE + line + 1;
}

/** Not between the halves of a surrogate pair. */
const whole = (text: string, at: number): number => ((text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at);
