import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { sees, SLIPS, TEXTAREA, type, useExtension } from "./support.js";

const extension = useExtension();
const HOUR = 3_600_000;

beforeEach(async () => {
  await extension.set({ sites: {}, pausedUntil: {} });
});

async function typed(): Promise<Page> {
  const page = await extension.open(TEXTAREA);
  await type(page.locator("#field"));
  return page;
}

const tabOf = (page: Page): Promise<number> =>
  extension.worker.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1, page.url());

const stateOf = async (page: Page): Promise<string> => (await extension.ask<{ state: string }>("status", { tabId: await tabOf(page) })).state;

/** What the extension has put into the page. */
const elements = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll("*")].map(({ localName }) => localName).filter((name) => name.startsWith("phraselint")));

describe.each([
  ["off", () => ({ sites: { [extension.pages.url]: "off" } })],
  ["paused", () => ({ pausedUntil: { [extension.pages.url]: Date.now() + HOUR } })],
] as const)("a site that is %s", (state, settings) => {
  it("has nothing underlined from then on, and again when it is back on", async () => {
    const page = await typed();
    await sees(page.locator("#field"), SLIPS);
    await extension.set(settings());
    await sees(page.locator("#field"), 0);
    expect(await elements(page)).toEqual([]);
    expect(await stateOf(page)).toBe(state);
    await extension.set({ sites: {}, pausedUntil: {} });
    await sees(page.locator("#field"), SLIPS);
  });

  it("changes also while the worker is not running", async () => {
    const page = await typed();
    await sees(page.locator("#field"), SLIPS);
    await extension.killWorker();
    await extension.set(settings());
    await sees(page.locator("#field"), 0);
    await extension.killWorker();
    await extension.set({ sites: {}, pausedUntil: {} });
    await sees(page.locator("#field"), SLIPS);
  });

  it("is not linted when it is opened", async () => {
    await extension.set(settings());
    const page = await typed();
    await expect.poll(() => stateOf(page)).toBe(state);
    await sees(page.locator("#field"), 0);
    expect(await elements(page)).toEqual([]);
  });
});

it("goes on by itself when a pause is over", async () => {
  const page = await typed();
  await sees(page.locator("#field"), SLIPS);
  const until = Date.now() + 3000;
  await extension.set({ pausedUntil: { [extension.pages.url]: until } });
  await sees(page.locator("#field"), 0);
  await sees(page.locator("#field"), SLIPS);
  expect(Date.now()).toBeGreaterThanOrEqual(until);
});

it("has its script on exactly the sites with access", async () => {
  const scripts = () => extension.worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ matches, excludeMatches, allFrames, matchOriginAsFallback }) => ({ matches, excludeMatches, allFrames, matchOriginAsFallback })));
  const matches = expect.arrayContaining(["http://127.0.0.1/*", "http://localhost/*"]);
  expect(await scripts()).toEqual([expect.objectContaining({ matches, allFrames: true, matchOriginAsFallback: true })]);
  await extension.set({ sites: { "http://localhost": "off" } });
  await expect.poll(scripts).toEqual([expect.objectContaining({ matches, excludeMatches: ["http://localhost:80/*"] })]);
});

it("works on after a restart of the browser, with the same switches", async () => {
  await extension.set({ sites: { "http://localhost": "off" } });
  await extension.restart();
  const page = await typed();
  await sees(page.locator("#field"), SLIPS);
  const other = await extension.context.newPage();
  await other.goto(page.url().replace("127.0.0.1", "localhost"));
  // A site of the same name with a port is another one.
  await type(other.locator("#field"));
  await sees(other.locator("#field"), SLIPS);
  expect(await extension.ask("settings")).toMatchObject({ chosen: { sites: { "http://localhost": "off" } } });
});
