import type { Diagnostic } from "phraselint";
import type { Field } from "../field.js";
import type { Box } from "../geometry/box.js";
import type { Surroundings } from "../geometry/place.js";
import { visibleSpan } from "../geometry/visible.js";
import type { Stage } from "./stage.js";

/**
 * Where a card about the diagnostic has to find its place. If the diagnostic is scrolled out of the field, there is none, or it is
 * that of the whole field where the card has to be seen.
 */
export function surroundingsOf(field: Field, diagnostic: Diagnostic, stage: Stage, mustBeSeen: boolean): Surroundings | undefined {
  const reading = field.read();
  const box = field.element.getBoundingClientRect();
  const range = reading.range(visibleSpan(reading.text, diagnostic));
  // Without ranges the card is about the field as a whole.
  const anchor = (range && visiblePart([...range.getClientRects()], box)) ?? (range && !mustBeSeen ? undefined : box);
  if (!anchor) return undefined;
  const selection = reading.selection();
  const caret = selection && reading.range({ start: selection.end, end: selection.end })?.getBoundingClientRect();
  return {
    anchor: stage.place(anchor),
    typing: caret && caret.height > 0 ? stage.place({ left: box.left, right: box.right, top: caret.top, bottom: caret.bottom }) : undefined,
    viewport: viewportOf(stage.view),
  };
}

/** What changes when the field moves or the window does. */
export function whereabouts({ element }: Field, stage: Stage): string {
  return JSON.stringify([stage.place(element.getBoundingClientRect()), viewportOf(stage.view)]);
}

/** The part of the page that is seen: smaller than the window where somebody has zoomed in with two fingers. */
function viewportOf(view: Window): Box {
  const { offsetLeft, offsetTop, width, height } = view.visualViewport as VisualViewport;
  return { left: offsetLeft, top: offsetTop, right: offsetLeft + width, bottom: offsetTop + height };
}

/** From the first line of the range to its last, beginning where the first one does. */
function visiblePart(lines: readonly Box[], field: Box): Box | undefined {
  const seen = lines.filter(({ top, bottom }) => bottom > field.top && top < field.bottom);
  const first = seen[0];
  const last = seen.at(-1);
  return first && last && { left: first.left, right: first.right, top: Math.max(first.top, field.top), bottom: Math.min(last.bottom, field.bottom) };
}
