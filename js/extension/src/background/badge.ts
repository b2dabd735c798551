import { browser } from "../browser.js";
import { sum, total } from "../counts.js";
import type { Counts } from "../messages.js";
import { framesOf, type Frame } from "./frames.js";
import { countsOfFrames } from "./injector.js";

const MOST = 99;
const COLOURS = { error: "#c62828", warning: "#8a5a00", info: "#1a56db" };

/** The tabs whose other frames have been asked: they may show what they told a worker of before. */
const asked = new Map<number, Map<number, Counts>>();

/** Shows on the button how much is open in all of a tab's frames. */
export async function showCounts({ tabId, frameId, counts }: Frame): Promise<void> {
  const known = asked.get(tabId) ?? new Map<number, Counts>();
  if (!asked.has(tabId)) {
    asked.set(tabId, known);
    for (const frame of await countsOfFrames(tabId)) known.set(frame.frameId, frame.counts);
  }
  known.set(frameId, counts);
  // What a live frame has told is newer than what it was asked for.
  for (const frame of framesOf(tabId)) known.set(frame.frameId, frame.counts);
  await show(tabId, sum(known.values()));
}

export async function forgetFrame({ tabId, frameId }: Frame): Promise<void> {
  const known = asked.get(tabId);
  if (!known || framesOf(tabId).some((frame) => frame.frameId === frameId)) return;
  known.delete(frameId);
  if (framesOf(tabId).length === 0) asked.delete(tabId);
  await show(tabId, sum(known.values()));
}

async function show(tabId: number, counts: Counts): Promise<void> {
  const count = total(counts);
  const color = counts.error > 0 ? COLOURS.error : counts.warning > 0 ? COLOURS.warning : COLOURS.info;
  try {
    await browser.action.setBadgeText({ tabId, text: count === 0 ? "" : count > MOST ? `${MOST}+` : String(count) });
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setBadgeTextColor({ tabId, color: "#ffffff" });
  } catch {
    // The tab has been closed meanwhile.
  }
}
