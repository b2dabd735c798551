import { browser } from "../browser.js";
import type { PageStatus } from "../messages.js";
import { save, without } from "../pages/save.js";

const HOUR = 3_600_000;

/** Switches the site on, also when it was off for an hour. */
export const switchOn = (origin: string): Promise<unknown> =>
  save((settings) => ({ ...settings, sites: { ...settings.sites, [origin]: "on" }, pausedUntil: without(settings.pausedUntil, origin) }));

export const switchOff = (origin: string): Promise<unknown> =>
  save((settings) => ({ ...settings, sites: { ...settings.sites, [origin]: "off" }, pausedUntil: without(settings.pausedUntil, origin) }));

export const pause = (origin: string): Promise<unknown> =>
  save((settings) => ({ ...settings, pausedUntil: { ...settings.pausedUntil, [origin]: Date.now() + HOUR } }));

/** Asks for access. To be called in the handler of a press, and what is to be stored goes first: the question may close the popup. */
export function allow({ origin, pattern }: PageStatus): Promise<unknown> {
  const asked = browser.permissions.request({ origins: [pattern] });
  return Promise.all([switchOn(origin), asked]);
}
