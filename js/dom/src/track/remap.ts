import type { Diagnostic } from "phraselint";
import { type Edit, type Span } from "../span.js";

/** The one edit that turns a text into another: what is left between their common beginning and common end. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * Diagnostics of a text, at their places in a later one, while the linter's answer for that one is awaited.
 * What the edit touched is left out, diagnostic or suggestion: nothing is known of it any more.
 */
export function remap(diagnostics: readonly Diagnostic[], before: string, after: string): readonly Diagnostic[] {
  if (before === after || diagnostics.length === 0) return diagnostics;
  const edit = editBetween(before, after);
  const moved = <T extends Span>(item: T): T[] => {
    if (item.end <= edit.start) return [item];
    if (item.start < edit.end) return [];
    const by = edit.text.length - (edit.end - edit.start);
    return [{ ...item, start: item.start + by, end: item.end + by }];
  };
  return diagnostics.flatMap(moved).map((diagnostic) => ({ ...diagnostic, suggestions: diagnostic.suggestions.flatMap(moved) }));
}
