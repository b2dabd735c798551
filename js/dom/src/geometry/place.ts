import { computePosition, flip, offset, shift } from "@floating-ui/dom";
import type { Box } from "./box.js";

/** Between the card and what it points at, and between the card and the edge of the viewport, in CSS pixels. */
const GAP = 6;
export const MARGIN = 8;

/** What a card has to find its place in, in CSS pixels of its viewport. */
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
 * @param card in the document, in the size it will have, with `position: fixed`
 * @returns its left and top, in CSS pixels of the viewport
 */
export async function place(card: HTMLElement, { anchor, typing, viewport }: Surroundings): Promise<{ x: number; y: number }> {
  const reach = GAP + card.offsetHeight;
  const isBelow = typing && typing.bottom > anchor.bottom && typing.top < anchor.bottom + reach;
  const isAbove = typing && typing.top < anchor.top && typing.bottom > anchor.top - reach;
  // A typed line that the card would cover on one side belongs to what must stay free.
  const top = isAbove ? typing.top : anchor.top;
  const bottom = isBelow ? typing.bottom : anchor.bottom;
  const free = new DOMRect(anchor.left, top, anchor.right - anchor.left, bottom - top);
  const seen = { x: viewport.left, y: viewport.top, width: viewport.right - viewport.left, height: viewport.bottom - viewport.top };
  const inside = { padding: MARGIN, boundary: seen, rootBoundary: seen };
  const { x, y } = await computePosition({ getBoundingClientRect: () => free }, card, {
    strategy: "fixed",
    placement: isBelow ? "top-start" : "bottom-start",
    middleware: [offset(GAP), flip({ ...inside, crossAxis: false, flipAlignment: false }), shift({ ...inside, crossAxis: true })],
  });
  return { x, y };
}
