import type { Edit, Span } from "../span.js";

/** Up to this length a text is linted as a whole, in UTF-16 code units: far more than a chat message has. */
const WHOLE = 2000;

/** As much as is linted at once of anything longer. */
const PIECE = 1500;

/** How far around a slip the linter looks: for wording that excuses it, and for its end. */
const AROUND = 100;

/** What the linter is given begins and ends at a line, or else a sentence, as long as that is no further away than this. */
const ROUNDING = 200;

/** A stretch of a text that is to be linted, and the larger one that is given to the linter for it. */
export interface Piece {
  readonly span: Span;
  readonly given: Span;
}

/** Whether the text is linted as a whole: only then can be told what a message lacks. */
export const isWhole = (text: string): boolean => text.length <= WHOLE;

/** What is due after an edit: what was due before, and what the edit may bear upon. */
export function dueAfter(due: readonly Span[], edit: Edit, text: string): readonly Span[] {
  const end = edit.start + edit.text.length;
  const touched = { start: Math.max(0, edit.start - AROUND), end: Math.min(text.length, end + AROUND) };
  return joined([...due.map((span) => spanAfter(span, edit)), touched]);
}

/** Where a span is after an edit. One that the edit touches covers the new text. */
export function spanAfter({ start, end }: Span, edit: Edit): Span {
  const by = edit.text.length - (edit.end - edit.start);
  return { start: start <= edit.start ? start : Math.max(edit.start, start + by), end: end < edit.start ? end : Math.max(edit.start + edit.text.length, end + by) };
}

/** Spans that touch or overlap, as one, in the order of the text. */
function joined(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((one, other) => one.start - other.start).reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (last && span.start <= last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
    return all;
  }, []);
}

/** The first piece of what is due, and what is due after it. */
export function nextPiece([first, ...others]: readonly Span[], text: string): { piece: Piece; rest: readonly Span[] } | undefined {
  if (!first) return undefined;
  if (isWhole(text)) return { piece: { span: first, given: first }, rest: [] };
  const end = Math.min(first.end, first.start + PIECE);
  return {
    piece: { span: { start: first.start, end }, given: { start: beginning(text, first.start - AROUND), end: ending(text, end + AROUND) } },
    rest: end < first.end ? [{ start: end, end: first.end }, ...others] : others,
  };
}

const SENTENCE_END = /[。！？!?…]/g;

/** The last line break, or else sentence end, before a place. */
function beginning(text: string, at: number): number {
  if (at <= 0) return 0;
  const from = Math.max(0, at - ROUNDING);
  const before = text.slice(from, at);
  const line = before.lastIndexOf("\n");
  if (line >= 0) return from + line + 1;
  if (from === 0) return 0;
  const sentence = [...before.matchAll(SENTENCE_END)].at(-1);
  return whole(text, sentence ? from + sentence.index + 1 : at);
}

/** The next line break, or else the first sentence end, after a place. */
function ending(text: string, at: number): number {
  if (at + ROUNDING >= text.length) return text.length;
  const after = text.slice(at, at + ROUNDING);
  const line = after.indexOf("\n");
  if (line >= 0) return at + line;
  const sentence = after.search(/[。！？!?…]/);
  return whole(text, sentence >= 0 ? at + sentence + 1 : at);
}

/** Not between the halves of a surrogate pair. */
const whole = (text: string, at: number): number => ((text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at);
