// Renewing in a real page: with the browser's own cryptography, requests and IndexedDB.
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useBrowser } from "../../../tools/useBrowser.js";
import { indexPayload } from "../updates/publisher.js";
import { builtIn, type Channel, newChannel, publishedSecond, publishedThird } from "../updates/setUp.js";

const browser = useBrowser(fileURLToPath(new URL("../../..", import.meta.url)));

let channel: Channel;
let context: BrowserContext;
beforeEach(async () => {
  channel = await newChannel();
  await channel.offer(indexPayload(1, [publishedSecond]), [publishedSecond]);
  context = await browser.newContext();
});
afterEach(() => channel.server.close());

/** Opens a page with a linter, as if for the first time or anew. */
async function open(): Promise<Page> {
  const page = await context.newPage();
  const updates = { index: `${channel.server.url}/index.json`, keys: channel.root, intervalHours: 0 };
  await page.addInitScript((given) => void Object.assign(globalThis, { channel: given }), { bytes: [...builtIn], updates });
  await page.goto(`${browser.url}/engine/test/browser/updates.html`);
  await page.waitForFunction(() => "linter" in globalThis);
  return page;
}

declare const linter: import("phraselint").UpdatingLinter;
declare const describeOutcome: typeof import("phraselint/updates").describeOutcome;

const found = (page: Page) => page.evaluate(() => linter.lint("不知道。没办法。等着吧。").map(({ rule }) => rule.replace(/^.*\./, "")));
const check = (page: Page) => page.evaluate(() => linter.updates.check().then((report) => [report.outcome, describeOutcome(report, "en")]));

it("renews the rules, and has them the next time", async () => {
  const page = await open();
  expect(await found(page)).toEqual(["first"]);
  expect(await check(page)).toEqual(["updated", "New rules are in use: words 1.1.0."]);
  expect(await found(page)).toEqual(["first", "second"]);
  await page.close();

  channel.server.requests.length = 0;
  expect(await found(await open())).toEqual(["first", "second"]);
  expect(channel.server.requests).toEqual([]);
});

it("says what is wrong, as in Node", async () => {
  const page = await open();
  const goOn = "The rules in use go on working.";
  for (const [lie, said] of [
    ["redirect", ["redirected", `The server sends elsewhere for index.json, which is not followed. ${goOn}`]],
    ["broken-off", ["truncated", `index.json was cut short on the way. ${goOn}`]],
    ["html", ["not-json", `The server sent a web page instead of index.json. It may be a sign-in page. ${goOn}`]],
    ["hang-up", ["unreachable", `The server could not be reached for index.json (Failed to fetch). ${goOn}`]],
    ["endless", ["too-large", `index.json is larger than the 262144 bytes that are allowed. ${goOn}`]],
  ] as const) {
    channel.server.lies.set("index.json", lie);
    expect(await check(page)).toEqual(said);
  }
  expect(await found(page)).toEqual(["first"]);
});

it("a page that closes in the middle leaves the rules as they were", async () => {
  let page = await open();
  await check(page);
  await channel.offer(indexPayload(2, [publishedThird]), [publishedThird]);
  for (const file of ["index.json", publishedThird.entry.url, publishedThird.entry.examples.url]) {
    channel.server.lies.set(file, "stalled");
    channel.server.requests.length = 0;
    await page.evaluate(() => void linter.updates.check());
    await vi.waitUntil(() => channel.server.requests.includes(file), { timeout: 20_000 });
    await page.close();
    page = await open();
    expect(await found(page)).toEqual(["first", "second"]);
    channel.server.lies.clear();
  }
  expect(await check(page)).toEqual(["updated", "New rules are in use: words 1.2.0."]);
});

it("a full disk leaves the rules as they were, and is told", async () => {
  // From the beginning: for a page that has stored something the browser sets some room aside without asking how much there is.
  const first = await context.newPage();
  const session = await context.newCDPSession(first);
  const quota = (size: object) => session.send("Storage.overrideQuotaForOrigin", { origin: browser.url, ...size });
  await quota({ quotaSize: 1 });

  const page = await open();
  expect(await check(page)).toEqual(["storage-full", "There is no room on this machine to store the new rules. The rules in use go on working."]);
  expect(await found(page)).toEqual(["first"]);

  await quota({});
  expect((await check(page))[0]).toBe("updated");
  expect(await found(page)).toEqual(["first", "second"]);
});
