import type { Span } from "../span.js";

/** The item at the caret, touching counts; else the one nearest to it. */
export function nearest<T extends Span>(items: readonly T[], caret: Span): T | undefined {
  const distance = (item: T): number => Math.max(0, item.start - caret.end, caret.start - item.end);
  return items.reduce<T | undefined>((best, item) => (best && distance(best) <= distance(item) ? best : item), undefined);
}

/**
 * The first item behind the caret, or the last before it when going backwards; past the end it begins again at the other.
 * Items are in the order of the text.
 */
export function following<T extends Span>(items: readonly T[], caret: Span, backwards: boolean): T | undefined {
  if (backwards) return items.findLast((item) => item.end < caret.start) ?? items.at(-1);
  return items.find((item) => item.start > caret.end) ?? items[0];
}
