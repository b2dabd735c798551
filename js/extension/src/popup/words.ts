import type { SiteState } from "../messages.js";
import { clock, text } from "../pages/i18n.js";

/** What a state is called, and what it means. */
export function wordsOf(state: SiteState, pausedUntil: number): { headline: string; hint: string } {
  switch (state) {
    case "on": return { headline: text("stateOn"), hint: text("stateOnHint") };
    case "off": return { headline: text("stateOff"), hint: text("stateOffHint") };
    case "paused": return { headline: text("statePaused"), hint: text("statePausedHint", clock(pausedUntil)) };
    case "no-access": return { headline: text("stateNoAccess"), hint: text("stateNoAccessHint") };
    case "blocked": return { headline: text("stateBlocked"), hint: text("stateBlockedHint") };
    case "impossible": return { headline: text("stateImpossible"), hint: text("stateImpossibleHint") };
  }
}
