import type { Box } from "../geometry/box.js";
import { cut } from "../mirror/surroundings.js";

/** How far a line may be below its text, in CSS pixels: around a field that cuts nothing off, as much is drawn on. */
const REACH = 8;

/**
 * What of a field and of what flows out of it may be seen, in CSS pixels of the viewport.
 * @param clip what the field's ancestors show
 */
export function areaOf(field: HTMLElement, style: CSSStyleDeclaration, clip: Box): Box {
  const { left, top, right, bottom, width, height } = field.getBoundingClientRect();
  const x = width / field.offsetWidth || 1;
  const y = height / field.offsetHeight || 1;
  const own = {
    left: left - REACH,
    top,
    right: Math.max(right, left + field.scrollWidth * x) + REACH,
    bottom: Math.max(bottom, top + field.scrollHeight * y) + REACH,
  };
  cut(own, field, style);
  if (field.localName === "input") {
    // It cuts its text off where its padding begins.
    own.left += Number.parseFloat(style.paddingLeft) * x;
    own.right -= Number.parseFloat(style.paddingRight) * x;
  }
  return intersection(own, clip);
}

/** Empty, or turned inside out, where the two have nothing in common. */
export function intersection(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

export const isEmpty = ({ left, top, right, bottom }: Box): boolean => left >= right || top >= bottom;
