import { browser } from "./browser.js";
import type { Policy } from "./policy.js";
import { migrate, SETTINGS_KEY, type Settings } from "./settings.js";

export async function loadSettings(): Promise<Settings> {
  return migrate((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/** Changes what a person has chosen, one change after the other, whichever page or worker makes it. */
export async function change(edit: (settings: Settings) => Settings): Promise<void> {
  await navigator.locks.request(SETTINGS_KEY, async () => browser.storage.local.set({ [SETTINGS_KEY]: edit(await loadSettings()) }));
}

export async function loadPolicy(): Promise<Policy> {
  try {
    return (await browser.storage.managed.get()) as Policy;
  } catch {
    // Firefox rejects where no administrator has set anything.
    return {};
  }
}
