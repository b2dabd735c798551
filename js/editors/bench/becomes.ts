import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Tab } from "../browsers/browser.js";

/** How long something may take to come about, in milliseconds. What does come is seen in the next frame. */
const PATIENCE = 6000;

/**
 * Looks at something in every frame until it is as expected.
 * @throws AssertionError with what it was last
 */
export async function becomes<T>(tab: Tab, look: () => Promise<T>, expected: T, what?: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const last = await look();
    if (isDeepStrictEqual(last, expected)) return;
    if (Date.now() > end) deepStrictEqual(last, expected, what && `${what}: it is ${JSON.stringify(last)}`);
    await nextFrame(tab);
  }
}

/** Lets the page draw two frames: what was asked for in the one before is done. */
export function nextFrame(tab: Tab): Promise<void> {
  return tab.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}
