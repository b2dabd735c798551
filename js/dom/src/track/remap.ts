import type { Diagnostic } from "phraselint";
import { type Edit, type Span } from "../span.js";

/** How much is compared at once, in UTF-16 code units: a browser compares stretches far faster than single units. */
const STRETCH = 512;

/** The one edit that turns a text into another: what is left between their common beginning and common end. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + STRETCH <= shorter && before.slice(start, start + STRETCH) === after.slice(start, start + STRETCH)) start += STRETCH;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  const endsAlike = (from: number, to: number): boolean =>
    before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from);
  while (tail + STRETCH <= shorter - start && endsAlike(tail, tail + STRETCH)) tail += STRETCH;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * Diagnostics of a text, at their places in a later one, while the linter's answer for that one is awaited.
 * What the edit touched is left out, diagnostic or suggestion: nothing is known of it any more.
 */
export function remap(diagnostics: readonly Diagnostic[], edit: Edit): readonly Diagnostic[] {
  const by = edit.text.length - (edit.end - edit.start);
  if (edit.start === edit.end && by === 0) return diagnostics;
  const isBefore = (item: Span): boolean => item.end <= edit.start;
  const isTouched = (item: Span): boolean => !isBefore(item) && item.start < edit.end;
  return diagnostics.flatMap((diagnostic) => {
    if (isTouched(diagnostic)) return [];
    const { suggestions } = diagnostic;
    if (isBefore(diagnostic) && suggestions.every(isBefore)) return [diagnostic];
    const known = suggestions.filter((suggestion) => !isTouched(suggestion));
    return [{ ...moved(diagnostic, by, isBefore), suggestions: known.map((suggestion) => moved(suggestion, by, isBefore)) }];
  });
}

/** A diagnostic of a part, at its place in the whole text. */
export function shifted(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic;
  return { ...moved(diagnostic, by), suggestions: diagnostic.suggestions.map((suggestion) => moved(suggestion, by)) };
}

function moved<T extends Span>(item: T, by: number, stays: (item: Span) => boolean = () => false): T {
  return stays(item) ? item : { ...item, start: item.start + by, end: item.end + by };
}
