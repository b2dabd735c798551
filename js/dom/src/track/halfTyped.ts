import type { Diagnostic } from "phraselint";
import type { Span } from "../span.js";

/** Ends in a letter or digit of a script that puts spaces between words; Han characters come whole from an input method. */
const OPEN_WORD = /[\p{L}\p{N}](?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])$/u;

/**
 * Whether a diagnostic may yet be typed away: the word that it ends with is still being written (`no` on the way to `now`), or it
 * is about wording that may yet come.
 */
export function isHalfTyped(text: string, { start, end }: Span, caret: Span | undefined): boolean {
  if (start === end) return true;
  return caret?.start === end && caret.end === end && OPEN_WORD.test(text.slice(start, end)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
}

/** Whether both are the same slip, before and after some typing. */
export function isSameSlip(one: Diagnostic, other: Diagnostic): boolean {
  return one.rule === other.rule && (one.start === other.start || one.start === one.end);
}
