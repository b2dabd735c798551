import { browser } from "../browser.js";
import { BUILT_CHANNEL } from "../channel.js";
import { effectiveSettings, type Effective } from "../effective.js";
import type { Policy } from "../policy.js";
import { SETTINGS_KEY, type Settings } from "../settings.js";
import type { SiteRules } from "../sites.js";
import { loadPolicy, loadSettings } from "../stored.js";

export interface InForce extends Effective {
  readonly chosen: Settings;
  readonly policy: Policy;
}

let known: Promise<InForce> | undefined;

/** The settings in force. Read once in a worker's life and after every change. */
export function inForce(): Promise<InForce> {
  known ??= Promise.all([loadSettings(), loadPolicy()]).then(([chosen, policy]) => ({ chosen, policy, ...effectiveSettings(chosen, policy, BUILT_CHANNEL) }));
  return known;
}

/** Calls back when the settings in force may be other ones. */
export function onInForceChange(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== "managed" && !(area === "local" && SETTINGS_KEY in changes)) return;
    known = undefined;
    changed();
  });
}

/** What decides about sites now. */
export async function siteRules(): Promise<SiteRules> {
  const [{ effective, policy }, { origins = [] }] = await Promise.all([inForce(), browser.permissions.getAll()]);
  return { settings: effective, policy, granted: origins, now: Date.now() };
}
