import type { PaintRange, Reading } from "../field.js";
import type { Mirror } from "../mirror/mirror.js";

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** `createValueRange` (OpaqueRange) is in Chromium from 148 on, at first as a trial, and not yet in TypeScript's DOM. */
interface ValueRanges {
  createValueRange?(start: number, end: number): PaintRange;
}

/** Whether the browser has ranges in fields. */
export function hasRanges(field: TextField): boolean {
  return "createValueRange" in field;
}

/**
 * Reads a text area or a single-line input. Ranges are the browser's, or the mirror's where it has none.
 * @param mirror makes the mirror when a range is asked for; undefined while it is being loaded
 */
export function readTextField(field: TextField, mirror?: () => Mirror | undefined): Reading {
  const text = field.value;

  /** The mirror, holding the text. */
  const upToDate = (): Mirror | undefined => {
    const copy = mirror?.();
    copy?.update(text);
    return copy;
  };

  return {
    text,
    range(span) {
      const start = Math.min(span.start, text.length);
      const end = Math.min(span.end, text.length);
      return hasRanges(field) ? (field as ValueRanges).createValueRange?.(start, end) : upToDate()?.range({ start, end });
    },
    isAt: (range, span) =>
      hasRanges(field) ? range.startOffset === span.start && range.endOffset === span.end : upToDate()?.isAt(range, span) === true,
    selection() {
      const root = field.getRootNode() as Document | ShadowRoot;
      if (root.activeElement !== field) return undefined;
      return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
    },
    select: ({ start, end }) => field.setSelectionRange(start, end),
  };
}
