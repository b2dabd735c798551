import { overlap, type Box } from "./box.js";

/** Between the card and what it points at, and between the card and the edge of the viewport, in CSS pixels. */
const GAP = 6;
const MARGIN = 8;

export interface Surroundings {
  /** What the card is about. */
  readonly anchor: Box;
  readonly field: Box;
  /** The line that is being typed in, if it is known. */
  readonly typing: Box | undefined;
  readonly viewport: { readonly width: number; readonly height: number };
}

/**
 * Where a card goes: under what it is about, else above it, else under or above the whole field; the first of these that is in
 * the viewport and leaves the typed line free. If none is, the first that is in the viewport, and else what fits best.
 * @returns its left and top, in CSS pixels of the viewport
 */
export function place(card: { width: number; height: number }, { anchor, field, typing, viewport }: Surroundings): { left: number; top: number } {
  const left = clamp(anchor.left, MARGIN, viewport.width - MARGIN - card.width);
  const tops = [anchor.bottom + GAP, anchor.top - GAP - card.height, field.bottom + GAP, field.top - GAP - card.height];
  const fits = (top: number): boolean => top >= MARGIN && top + card.height <= viewport.height - MARGIN;
  const isFree = (top: number): boolean => !typing || !overlap(typing, { left, top, right: left + card.width, bottom: top + card.height });
  const top = tops.find((candidate) => fits(candidate) && isFree(candidate)) ?? tops.find(fits);
  return { left, top: top ?? clamp(anchor.bottom + GAP, MARGIN, viewport.height - MARGIN - card.height) };
}

/** The lower limit wins: of a card that is larger than the viewport the beginning is seen. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
