import type { PaintRange } from "../field.js";

/** Scrolls the field, and then the page as far as needed, so that the range is seen. */
export function scrollIntoField(element: HTMLElement, range: PaintRange | undefined): void {
  const target = range?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (target) {
    element.scrollTop += beyond(target.top, target.bottom, box.top, box.bottom);
    element.scrollLeft += beyond(target.left, target.right, box.left, box.right);
  }
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** How far a stretch is beyond the window that shows it: negative before it, positive behind it, 0 inside. */
function beyond(start: number, end: number, windowStart: number, windowEnd: number): number {
  if (start < windowStart) return start - windowStart;
  return Math.max(0, end - windowEnd);
}
