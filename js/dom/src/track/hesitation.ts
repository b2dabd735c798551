import type { Diagnostic } from "phraselint";
import type { Reading } from "../field.js";
import { isHalfTyped, isSameSlip } from "./halfTyped.js";

export interface Hesitation {
  /** The person has typed. */
  typed(): void;
  /** The person has left, and types no more. */
  over(): void;
  /** The diagnostics that can be told now. The others can be when typing rests. */
  tellable(reading: Reading, diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
  stop(): void;
}

/**
 * Holds back what is only half typed while somebody is typing. What has been told stays.
 * @param pause how long typing rests, in milliseconds
 * @param onRest called when something was held back and typing rests
 */
export function createHesitation(view: Window, pause: number, onRest: () => void): Hesitation {
  let waiting = 0;
  let isHolding = false;
  let told: readonly Diagnostic[] = [];

  const over = (): void => {
    view.clearTimeout(waiting);
    waiting = 0;
    if (isHolding) onRest();
  };

  return {
    typed() {
      view.clearTimeout(waiting);
      waiting = view.setTimeout(over, pause);
    },
    over,
    tellable(reading, diagnostics) {
      if (waiting === 0) {
        isHolding = false;
        return (told = diagnostics);
      }
      const caret = reading.selection();
      const before = told;
      told = diagnostics.filter((diagnostic) => !isHalfTyped(reading.text, diagnostic, caret) || before.some((other) => isSameSlip(other, diagnostic)));
      isHolding = told.length < diagnostics.length;
      return told;
    },
    stop: () => view.clearTimeout(waiting),
  };
}
