import type { Box } from "./box.js";

/** Between the card and what it points at, and between the card and the edge of the viewport, in CSS pixels. */
const GAP = 6;
export const MARGIN = 8;

export interface Surroundings {
  /** What the card is about. */
  readonly anchor: Box;
  /** The line that is being typed in, if it is known. */
  readonly typing: Box | undefined;
  /** What can be seen: of a page that is zoomed in on, a part. */
  readonly viewport: Box;
}

/**
 * Where a card goes: under what it is about, or above it where that leaves the typed line free; beyond the typed line where
 * neither does; in the viewport in any case.
 *
 * @param card its size, in CSS pixels
 * @returns its left and top, in CSS pixels of the viewport
 */
export function place(card: { width: number; height: number }, { anchor, typing, viewport }: Surroundings): { left: number; top: number } {
  // Nothing clips the top layer, so there is no more to it than this; Floating UI's core for it weighs 2 KB.
  const reach = GAP + card.height;
  const isBelow = typing && typing.bottom > anchor.bottom && typing.top < anchor.bottom + reach;
  const isAbove = typing && typing.top < anchor.top && typing.bottom > anchor.top - reach;
  const below = (isBelow ? typing : anchor).bottom + GAP;
  const above = (isAbove ? typing : anchor).top - reach;
  const lowest = viewport.bottom - MARGIN - card.height;
  const first = isBelow ? above : below;
  const top = [first, below, above].find((candidate) => candidate >= viewport.top + MARGIN && candidate <= lowest) ?? below;
  return {
    left: clamp(anchor.left, viewport.left + MARGIN, viewport.right - MARGIN - card.width),
    top: clamp(top, viewport.top + MARGIN, lowest),
  };
}

/** The lower limit wins: of a card that is larger than the viewport the beginning is seen. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
