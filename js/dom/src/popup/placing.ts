import type { Diagnostic } from "phraselint";
import type { Field } from "../field.js";
import { follow } from "../geometry/follow.js";
import { MARGIN, place } from "../geometry/place.js";
import { oncePerFrame } from "../track/schedule.js";
import { surroundingsOf, whereabouts } from "./anchor.js";
import type { Stage } from "./stage.js";

export interface Placed {
  readonly card: HTMLElement;
  readonly field: Field;
  readonly stage: Stage;
  /** What the card is about now. */
  readonly diagnostic: () => Diagnostic;
  /** Whether the card has to be seen also when its diagnostic is scrolled out of the field. */
  readonly mustBeSeen: boolean;
  /** There is nothing more that the card could stand beside. */
  readonly lost: () => void;
}

export interface Placing {
  /** The card has another size, or is about something else. */
  update(): void;
  stop(): void;
}

/** Places the card, shows it, and keeps it beside what it is about while the page moves. Fetched with the first card. */
export function keepPlaced({ card, field, stage, diagnostic, mustBeSeen, lost }: Placed): Placing {
  const { style } = card;
  const view = field.element.ownerDocument.defaultView as Window;
  const frame = oncePerFrame(view, update);

  function update(): void {
    const surroundings = surroundingsOf(field, diagnostic(), stage, mustBeSeen);
    if (!surroundings) return lost();
    const { left, right, top, bottom } = surroundings.viewport;
    style.maxWidth = `min(380px, ${right - left - 2 * MARGIN}px)`;
    style.maxHeight = `${bottom - top - 2 * MARGIN}px`;
    // Answers come in the order of the questions.
    void place(card, surroundings).then(({ x, y }) => {
      style.inset = `${y}px auto auto ${x}px`;
      style.visibility = "visible";
    });
  }

  const unfollow = follow(view, () => whereabouts(field, stage), frame.request);
  // What scrolls inside the field leaves it where it is.
  view.addEventListener("scroll", frame.request, { capture: true, passive: true });
  update();
  return {
    update,
    stop() {
      unfollow();
      frame.cancel();
      view.removeEventListener("scroll", frame.request, { capture: true });
    },
  };
}
