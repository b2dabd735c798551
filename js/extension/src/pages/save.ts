import { browser } from "../browser.js";
import { SETTINGS_KEY, type Settings } from "../settings.js";
import { change } from "../stored.js";

export type Edit = (settings: Settings) => Settings;

/**
 * Changes what a person has chosen.
 *
 * @returns how to take it back: only what it changed, should there have been other changes since
 */
export async function save(edit: Edit): Promise<() => Promise<void>> {
  let before: Partial<Settings> = {};
  await change((settings) => {
    const after = edit(settings);
    const changed = (Object.keys(after) as (keyof Settings)[]).filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(after[key]));
    before = Object.fromEntries(changed.map((key) => [key, settings[key]]));
    return after;
  });
  return async () => {
    await change((settings) => ({ ...settings, ...before }));
  };
}

/** Calls back after every change of the settings or of the policy, from wherever. */
export function onSettings(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "managed" || (area === "local" && SETTINGS_KEY in changes)) changed();
  });
}
