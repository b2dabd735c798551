import type { Diagnostic } from "phraselint";
import type { Field } from "../field.js";
import type { Box } from "../geometry/box.js";
import type { Surroundings } from "../geometry/place.js";
import { visibleSpan } from "../geometry/visible.js";

/** Where a card about the diagnostic has to find its place, or undefined if the diagnostic is scrolled out of the field. */
export function surroundingsOf(field: Field, diagnostic: Diagnostic): Surroundings | undefined {
  const reading = field.read();
  const box = field.element.getBoundingClientRect();
  const { documentElement, defaultView } = field.element.ownerDocument;
  const range = reading.range(visibleSpan(reading.text, diagnostic));
  // Without ranges the card is about the field as a whole.
  const anchor = range ? visiblePart([...range.getClientRects()], box) : box;
  if (!anchor) return undefined;
  const selection = reading.selection();
  const caret = selection && reading.range({ start: selection.end, end: selection.end })?.getBoundingClientRect();
  return {
    anchor,
    field: box,
    typing: caret && caret.height > 0 ? { left: box.left, right: box.right, top: caret.top, bottom: caret.bottom } : undefined,
    viewport: { width: documentElement.clientWidth, height: (defaultView as Window).innerHeight },
  };
}

/** From the first line of the range to its last, beginning where the first one does. */
function visiblePart(lines: readonly Box[], field: Box): Box | undefined {
  const seen = lines.filter(({ top, bottom }) => bottom > field.top && top < field.bottom);
  const first = seen[0];
  const last = seen.at(-1);
  return first && last && { left: first.left, right: first.right, top: Math.max(first.top, field.top), bottom: Math.min(last.bottom, field.bottom) };
}
