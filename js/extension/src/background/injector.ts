import { browser, HAS_PORTS } from "../browser.js";
import type { FrameHandle } from "../content/handle.js";
import { isPattern } from "../patterns.js";
import { decideSite, scriptSites } from "../sites.js";
import { siteRules } from "./inForce.js";

const SCRIPT = "content";
const FILE = "content.js";

let registering: Promise<unknown> = Promise.resolve();

/**
 * Puts the content script on exactly the sites that have access and are not off. One after the other: a late answer must not undo a
 * newer one. @returns whether it was on others before
 */
export function registerScripts(): Promise<boolean> {
  const registered = registering.then(register);
  registering = registered.catch(() => undefined);
  return registered;
}

async function register(): Promise<boolean> {
  const sites = scriptSites(await siteRules(), HAS_PORTS);
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (sites.matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return known !== undefined;
  }
  if (known && isSame(known.matches, sites.matches) && isSame(known.excludeMatches, sites.excludeMatches)) return false;
  const script: chrome.scripting.RegisteredContentScript = {
    ...sites,
    id: SCRIPT,
    js: [FILE],
    allFrames: true,
    // Frames without an address of their own: about:blank, srcdoc, blob and data.
    matchOriginAsFallback: true,
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
  return true;
}

const isSame = (one: readonly string[] = [], other: readonly string[] = []): boolean => [...one].sort().join() === [...other].sort().join();

/** Asks every frame of a tab that the extension can reach. Frames without the script answer undefined. */
async function askFrames<Answer>(tabId: number, ask: () => Answer): Promise<{ frameId: number; answer: Answer | undefined }[]> {
  // A tab that has gone meanwhile, or one that no extension reaches.
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: ask as () => unknown }).catch(() => []);
  return results.map(({ frameId, result }) => ({ frameId, answer: (result ?? undefined) as Answer | undefined }));
}

/** Makes the frames of a tab ask how things are now. @returns those that do not have the script */
async function wakeFrames(tabId: number): Promise<number[]> {
  const frames = await askFrames(tabId, () => (globalThis as FrameHandle).phraselint?.wake() ?? false);
  return frames.filter(({ answer }) => answer !== true).map(({ frameId }) => frameId);
}

export const wakeTab = async (tabId: number): Promise<void> => void (await wakeFrames(tabId));

/** Makes every open tab ask how things are now, and puts the script into those of sites that are on and do not have it. */
export async function wakeTabs(): Promise<void> {
  const rules = await siteRules();
  const url = rules.granted.filter(isPattern);
  const tabs = url.length === 0 ? [] : await browser.tabs.query({ url });
  await Promise.all(tabs.map(async ({ id, url: address = "" }) => {
    if (id === undefined) return;
    const without = await wakeFrames(id);
    if (decideSite(address, rules).state !== "on") return;
    // One by one: a frame that the script must not go into refuses for all.
    await Promise.all(without.map((frameId) => browser.scripting.executeScript({ target: { tabId: id, frameIds: [frameId] }, files: [FILE] }).catch(() => undefined)));
  }));
}

/** What each frame of a tab shows, also after the worker of before has died. */
export async function countsOfFrames(tabId: number) {
  const frames = await askFrames(tabId, () => (globalThis as FrameHandle).phraselint?.counts());
  return frames.flatMap(({ frameId, answer }) => (answer ? [{ frameId, counts: answer }] : []));
}
