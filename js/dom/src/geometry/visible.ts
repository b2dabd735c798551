import type { Span } from "../span.js";

/** The span to underline: where wording is missing the diagnostic is empty, and the character beside it is underlined. */
export function visibleSpan(text: string, { start, end }: Span): Span {
  if (end > start) return { start, end };
  return start > 0 ? { start: before(text, start), end: start } : { start: 0, end: after(text, 0) };
}

const before = (text: string, at: number): number => (isPair(text, at - 2) ? at - 2 : at - 1);
const after = (text: string, at: number): number => Math.min(text.length, isPair(text, at) ? at + 2 : at + 1);
const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;
