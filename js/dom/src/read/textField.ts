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

/** Reads a text area or a single-line input. Ranges are the browser's, or the mirror's where it has none. */
export function readTextField(field: TextField, mirror?: () => Mirror): Reading {
  const text = field.value;
  return {
    text,
    range({ start, end }) {
      const span = { start: Math.min(start, text.length), end: Math.min(end, text.length) };
      if (hasRanges(field)) return (field as ValueRanges).createValueRange?.(span.start, span.end);
      const copy = mirror?.();
      copy?.update(text);
      return copy?.range(span);
    },
    isAt(range, { start, end }) {
      // A range of the mirror dies with the line it is in.
      return hasRanges(field) && range.startOffset === start && range.endOffset === end;
    },
    selection() {
      const root = field.getRootNode() as Document | ShadowRoot;
      if (root.activeElement !== field) return undefined;
      return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
    },
    select: ({ start, end }) => field.setSelectionRange(start, end),
  };
}
