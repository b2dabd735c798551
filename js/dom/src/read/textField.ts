import type { PaintRange, Reading } from "../field.js";

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** `createValueRange` (OpaqueRange) is in Chromium 156, after a trial that began with 148, and not yet in TypeScript's DOM. */
interface ValueRanges {
  createValueRange?(start: number, end: number): PaintRange;
}

/** Reads a text area or a single-line input. */
export function readTextField(field: TextField): Reading {
  const text = field.value;
  return {
    text,
    range: ({ start, end }) => (field as ValueRanges).createValueRange?.(Math.min(start, text.length), Math.min(end, text.length)),
    selection() {
      const root = field.getRootNode() as Document | ShadowRoot;
      if (root.activeElement !== field) return undefined;
      return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
    },
    select: ({ start, end }) => field.setSelectionRange(start, end),
  };
}
