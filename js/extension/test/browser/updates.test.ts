// The extension with an index server on 127.0.0.1 that lies, a worker that is killed, a disk that is full. After each: the last good
// rules lint in a page, what is stored is whole, and the options page says what happened.
import { describeOutcome, type UpdateReport } from "phraselint/updates";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientFaults, tell, type Fault } from "../../../engine/test/updates/faults.js";
import { indexPayload } from "../../../engine/test/updates/publisher.js";
import { newChannel, publishedSecond, publishedThird, TEXT, type Channel } from "../../../engine/test/updates/setUp.js";
import type { PackState } from "../../src/messages.js";
import { sees, TEXTAREA, type as typeInto, useExtension } from "./support.js";

const extension = useExtension();
const table: string[] = [];
let channel: Channel;

/** A channel whose first index has been taken and whose second, with `words` 1.2.0, is offered. */
beforeEach(async () => {
  channel = await newChannel();
  await channel.offer(indexPayload(7, [publishedSecond]), [publishedSecond]);
  await extension.set({ channel: { index: `${channel.server.url}/index.json`, root: channel.root }, packsOff: ["zh-service"] });
  // The channel before may have left the very pack.
  expect(["updated", "up-to-date"]).toContain((await check()).outcome);
  await channel.offer(indexPayload(8, [publishedThird]), [publishedThird]);
});
afterEach(() => channel.server.close());
afterAll(() => {
  console.log(["fault | outcome | words in use, how many of its rules lint | options says", ...table].join("\n"));
});

const check = () => extension.ask<UpdateReport>("checkUpdates");

/** The version of `words` in use, and how many of its rules find something in a page. */
async function inUse(rules: number): Promise<string | undefined> {
  const page = await extension.open(TEXTAREA);
  await typeInto(page.locator("#field"), TEXT);
  await sees(page.locator("#field"), rules);
  await page.close();
  return (await extension.ask<PackState[]>("packs")).find(({ id }) => id === "words")?.version;
}

/** What the options page says of the last run. */
async function said(report: UpdateReport): Promise<string> {
  const page = await extension.openOwn("options/index.html");
  const words = describeOutcome(report, "en");
  await page.getByText(words).first().waitFor();
  await page.close();
  return words;
}

describe("after", () => {
  // Those that need another client, with lines so narrow that a test may wait for them, are in the client's own tests.
  const faults: Fault[] = [
    ...clientFaults.filter(({ options, store }) => !options && !store),
    { name: "slow: stalls", outcome: "too-slow", lie: tell(publishedThird, "stalled"), words: "" },
  ];
  it.each(faults)("$name", async ({ name, outcome, lie }) => {
    await lie?.(channel);
    const report = await check();
    expect(report).toMatchObject({ outcome, changed: false });
    const version = await inUse(2);
    expect(version).toBe("1.1.0");
    table.push(`${name} | ${report.outcome} | ${version}, 2 | ${await said(report)}`);
  });

  it("full disk", async () => {
    const page = await extension.openOwn("manifest.json");
    const session = await extension.context.newCDPSession(page);
    const origin = `chrome-extension://${extension.id}`;
    // From the beginning: where something is stored the browser has set some room aside.
    await extension.killWorker();
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    const report = await check();
    expect(report).toMatchObject({ outcome: "storage-full", changed: false });
    table.push(`full disk | ${report.outcome} | none: the built-in ones, ${await inUse(0) ?? "0"} | ${await said(report)}`);
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    expect(await check()).toMatchObject({ outcome: "updated" });
    expect(await inUse(3)).toBe("1.2.0");
  });
});

describe("the worker is killed", () => {
  it.each(["2.root.json", "index.json", publishedThird.entry.url, publishedThird.entry.examples.url])("while it waits for %s", async (file) => {
    channel.server.lies.set(file, "silent");
    channel.server.requests.splice(0);
    // Nobody answers: the worker dies.
    void check().catch(() => undefined);
    await expect.poll(() => channel.server.requests, { timeout: 20_000 }).toContain(file);
    await extension.killWorker();
    const version = await inUse(2);
    expect(version).toBe("1.1.0");
    table.push(`worker killed while it waits for ${file.replace(/\.[0-9a-f]{16}/, "")} | – | ${version}, 2 | –`);
    channel.server.lies.clear();
    expect(await check()).toMatchObject({ outcome: "updated", changed: true });
    expect(await inUse(3)).toBe("1.2.0");
  });

  it("as soon as the last byte has been sent", async () => {
    channel.server.requests.splice(0);
    void check().catch(() => undefined);
    await expect.poll(() => channel.server.requests, { timeout: 20_000, interval: 1 }).toContain(publishedThird.entry.examples.url);
    await extension.killWorker();
    // The old rules or the new ones, whole; a next run brings the new ones in any case.
    const [pack] = (await extension.ask<PackState[]>("packs")).filter(({ id }) => id === "words");
    expect(["1.1.0 2", "1.2.0 3"]).toContain(`${pack?.version} ${pack?.rules}`);
    expect(["updated", "up-to-date"]).toContain((await check()).outcome);
    expect(await inUse(3)).toBe("1.2.0");
  });
});

it("switches off at once what the publisher has pulled", async () => {
  await channel.offer(indexPayload(8, [publishedThird], { off: ["words/word.first"] }), [publishedThird]);
  const page = await extension.open(TEXTAREA);
  await typeInto(page.locator("#field"), TEXT);
  await sees(page.locator("#field"), 2);
  expect(await check()).toMatchObject({ outcome: "updated", changed: true });
  // Of three rules two are left, also in the page that is open.
  await expect.poll(async () => (await extension.ask<PackState[]>("packs")).find(({ id }) => id === "words")?.version).toBe("1.2.0");
  await sees(page.locator("#field"), 2);
  await page.close();
  expect(await inUse(2)).toBe("1.2.0");
});

describe("by itself", () => {
  /** When the next run is due, as the browser keeps it over the worker's death. */
  const due = async () => (await extension.openOwn("manifest.json")).evaluate(async () => (await chrome.alarms.get("renew"))?.scheduledTime ?? 0);

  it("looks again after some hours, not all at the same time", async () => {
    expect((await check()).outcome).toBe("updated");
    const hours = ((await due()) - Date.now()) / 3_600_000;
    // Every 12, a tenth more or less.
    expect(hours).toBeGreaterThan(10.7);
    expect(hours).toBeLessThan(13.3);
    await extension.set({ updateHours: 0 });
    await expect.poll(due).toBe(0);
    await extension.set({ updateHours: 12 });
    await expect.poll(due).toBeGreaterThan(0);
  });

  it("renews when the alarm wakes a worker that was dead", async () => {
    const page = await extension.openOwn("manifest.json");
    await extension.killWorker();
    channel.server.requests.splice(0);
    await page.evaluate(() => chrome.alarms.create("renew", { when: Date.now() + 200 }));
    await expect.poll(() => channel.server.requests, { timeout: 60_000 }).toContain("index.json");
    await expect.poll(async () => (await extension.ask<PackState[]>("packs")).find(({ id }) => id === "words")?.version, { timeout: 20_000 }).toBe("1.2.0");
  });
});
