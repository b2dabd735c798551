import type { Box } from "./box.js";

/** Between the card and the edge of the viewport, in CSS pixels. */
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
