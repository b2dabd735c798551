import type { PageStatus } from "../messages.js";
import { clock, text } from "./i18n.js";

/** Whether the page's texts are really checked. */
export const isChecking = ({ state, hasPacks }: PageStatus): boolean => state === "on" && hasPacks;

/** What the state of a site is called, and what it means. */
export function siteWords({ state, pausedUntil, hasPacks }: PageStatus): { headline: string; hint: string } {
  switch (state) {
    case "on": return hasPacks ? { headline: text("stateOn"), hint: text("stateOnHint") } : { headline: text("noPacks"), hint: text("noPacksHint") };
    case "off": return { headline: text("stateOff"), hint: text("stateOffHint") };
    case "paused": return { headline: text("statePaused"), hint: text("statePausedHint", clock(pausedUntil)) };
    case "no-access": return { headline: text("stateNoAccess"), hint: text("stateNoAccessHint") };
    case "blocked": return { headline: text("stateBlocked"), hint: text("stateBlockedHint") };
    case "impossible": return { headline: text("stateImpossible"), hint: text("stateImpossibleHint") };
  }
}
