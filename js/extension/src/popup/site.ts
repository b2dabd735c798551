import { browser } from "../browser.js";
import type { PageStatus } from "../messages.js";
import { ask } from "../pages/ask.js";
import { save } from "../pages/save.js";
import { without } from "../settings.js";

const HOUR = 3_600_000;

/** Switches the site on, also when it was off for an hour. */
export const switchOn = (origin: string): Promise<unknown> => ask("switchOn", { origin });

export const switchOff = (origin: string): Promise<unknown> =>
  save((settings) => ({ ...settings, sites: { ...settings.sites, [origin]: "off" }, pausedUntil: without(settings.pausedUntil, origin) }));

export const pause = (origin: string): Promise<unknown> =>
  save((settings) => ({ ...settings, pausedUntil: { ...settings.pausedUntil, [origin]: Date.now() + HOUR } }));

/** Asks for access. To be called in the handler of a press. @returns whether it was granted, if the question leaves the popup open */
export async function allow({ origin, pattern }: PageStatus): Promise<boolean> {
  // Whoever allows a site wants it on. The background stores that: the question closes the popup in the middle of it.
  const told = switchOn(origin);
  const granted = await browser.permissions.request({ origins: [pattern] });
  await told;
  return granted;
}
