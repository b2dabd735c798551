import { contains, type Box, type Point } from "./box.js";

/** How far below its text an underline is drawn, in CSS pixels. */
const UNDERLINE_REACH = 4;

/** Whether the point is on one of the underlined boxes, as far as they are inside the field's own. */
export function isOn(point: Point, underlined: Iterable<Box>, field: Box): boolean {
  if (!contains(field, point)) return false;
  for (const { left, top, right, bottom } of underlined) {
    if (contains({ left, top, right, bottom: bottom + UNDERLINE_REACH }, point)) return true;
  }
  return false;
}
