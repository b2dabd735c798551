import { browser } from "../browser.js";

// In the session's storage: a tab's scene outlives the worker, and not the browser. What closed tabs leave is not cleared away, since that
// would start a worker for every tab that is closed; no other tab gets their number.
const keyOf = (tabId: number): string => `scene:${tabId}`;

/** The scene chosen for a tab, "" for none. */
export async function sceneOf(tabId: number): Promise<string> {
  const key = keyOf(tabId);
  return ((await browser.storage.session.get(key))[key] as string | undefined) ?? "";
}

export const setScene = (tabId: number, scene: string): Promise<void> => browser.storage.session.set({ [keyOf(tabId)]: scene });
