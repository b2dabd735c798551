// The extension with an index server on 127.0.0.1 that lies, and a background that is ended at each request. After each: the last good
// rules lint in a page, what is stored is whole, and the options page says what happened.
import { describeOutcome, type Outcome, type UpdateReport } from "phraselint/updates";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientFaults, tell, type Fault } from "../../engine/test/updates/faults.js";
import { indexPayload } from "../../engine/test/updates/publisher.js";
import { newChannel, publishedSecond, publishedThird, TEXT, type Channel } from "../../engine/test/updates/setUp.js";
import type { PackState } from "../src/messages.js";

/** The extension in some browser. */
export interface Tried {
  ask<Answer>(type: string): Promise<Answer>;
  set(settings: Record<string, unknown>): Promise<void>;
  /** Runs something in one of the extension's own pages. */
  inOwnPage<Answer>(run: () => Promise<Answer>): Promise<Answer>;
  /** Ends the worker or event page, whatever it is doing. */
  endBackground(): Promise<void>;
  /** Types into a new page, and waits until a person sees so many underlines. @returns how to wait again, for other ones */
  typeAndSee(text: string, underlines: number): Promise<(underlines: number) => Promise<void>>;
  /** Waits until the options page, newly opened, says so. */
  optionsSay(words: string): Promise<void>;
}

export interface Updates {
  /** Offers `words` 1.2.0, where 1.1.0 has been taken. A new one for each test. */
  readonly channel: Channel;
  /** Looks for new packs, as by hand. */
  check(): Promise<UpdateReport>;
  version(): Promise<string | undefined>;
  /** The version of `words` in use, when so many of its rules are seen to find something. */
  inUse(rules: number): Promise<string | undefined>;
  /** Adds a line to the table that is printed at the end. */
  tell(fault: string, report: UpdateReport, version: string | undefined, rules: number): Promise<void>;
}

// Those that need another client, with lines so narrow that a test may wait for them, are in the client's own tests.
const faults: readonly (Pick<Fault, "name" | "lie"> & { readonly outcome: Outcome })[] = [
  ...clientFaults.filter(({ options, store }) => !options && !store),
  { name: "slow: stalls", outcome: "too-slow", lie: tell(publishedThird, "stalled") },
];
const SOON = { timeout: 20_000, interval: 50 };
const REQUESTS = ["2.root.json", "index.json", publishedThird.entry.url, publishedThird.entry.examples.url];

/** Registers the tests that every browser has to pass. @returns what further ones need */
export function tryUpdates(tried: Tried): Updates {
  const table: string[] = [];
  let channel: Channel;

  const check = (): Promise<UpdateReport> => tried.ask("checkUpdates");
  const version = async (): Promise<string | undefined> => (await tried.ask<PackState[]>("packs")).find(({ id }) => id === "words")?.version;
  const inUse = async (rules: number): Promise<string | undefined> => {
    await tried.typeAndSee(TEXT, rules);
    return version();
  };
  const addLine = async (fault: string, report: UpdateReport, version: string | undefined, rules: number): Promise<void> => {
    const words = describeOutcome(report, "en");
    await tried.optionsSay(words);
    table.push(`${fault} | ${report.outcome} | ${version ?? "the built-in ones"}, ${rules} | ${words}`);
  };

  beforeEach(async () => {
    channel = await newChannel();
    await channel.offer(indexPayload(7, [publishedSecond]), [publishedSecond]);
    await tried.set({ channel: { index: `${channel.server.url}/index.json`, root: channel.root }, packsOff: ["zh-service"] });
    // The channel before may have left the very pack.
    expect(["updated", "up-to-date"]).toContain((await check()).outcome);
    await channel.offer(indexPayload(8, [publishedThird]), [publishedThird]);
  });
  afterEach(() => channel.server.close());
  afterAll(() => {
    console.log(["fault | outcome | words in use, how many of its rules lint | options says", ...table].join("\n"));
  });

  describe("after", () => {
    it.each(faults)("$name", async ({ name, outcome, lie }) => {
      await lie?.(channel);
      const report = await check();
      expect(report).toMatchObject({ outcome, changed: false });
      expect(await inUse(2)).toBe("1.1.0");
      await addLine(name, report, "1.1.0", 2);
    });
  });

  describe("the background is ended", () => {
    it.each(REQUESTS)("while it waits for %s", async (file) => {
      channel.server.lies.set(file, "silent");
      channel.server.requests.splice(0);
      // Nobody answers: it has ended.
      void check().catch(() => undefined);
      await expect.poll(() => channel.server.requests, SOON).toContain(file);
      await tried.endBackground();
      expect(await inUse(2)).toBe("1.1.0");
      table.push(`ended while it waits for ${file.replace(/\.[0-9a-f]{16}/, "")} | – | 1.1.0, 2 | –`);
      channel.server.lies.clear();
      expect(await check()).toMatchObject({ outcome: "updated", changed: true });
      expect(await inUse(3)).toBe("1.2.0");
    });

    it("as soon as the last byte has been sent", async () => {
      channel.server.requests.splice(0);
      void check().catch(() => undefined);
      await expect.poll(() => channel.server.requests, { ...SOON, interval: 1 }).toContain(publishedThird.entry.examples.url);
      await tried.endBackground();
      // The old rules or the new ones, whole; a next run brings the new ones in any case.
      const pack = (await tried.ask<PackState[]>("packs")).find(({ id }) => id === "words");
      expect(["1.1.0 2", "1.2.0 3"]).toContain(`${pack?.version} ${pack?.rules}`);
      expect(["updated", "up-to-date"]).toContain((await check()).outcome);
      expect(await inUse(3)).toBe("1.2.0");
    });
  });

  it("switches off at once what the publisher has pulled", async () => {
    await channel.offer(indexPayload(8, [publishedThird], { off: ["words/word.first"] }), [publishedThird]);
    const sees = await tried.typeAndSee(TEXT, 2);
    expect(await check()).toMatchObject({ outcome: "updated", changed: true });
    // Of three rules two are left, also in the page that is open.
    await expect.poll(version).toBe("1.2.0");
    await sees(2);
    expect(await inUse(2)).toBe("1.2.0");
  });

  describe("by itself", () => {
    /** When the next run is due, as the browser keeps it over the background's end. */
    const due = (): Promise<number> => tried.inOwnPage(async () => (await chrome.alarms.get("renew"))?.scheduledTime ?? 0);

    it("looks again after some hours, not all at the same time", async () => {
      expect((await check()).outcome).toBe("updated");
      const hours = ((await due()) - Date.now()) / 3_600_000;
      // Every 12, a tenth more or less.
      expect(hours).toBeGreaterThan(10.7);
      expect(hours).toBeLessThan(13.3);
      await tried.set({ updateHours: 0 });
      await expect.poll(due, SOON).toBe(0);
      await tried.set({ updateHours: 12 });
      await expect.poll(due, SOON).toBeGreaterThan(0);
    });

    it("renews when the alarm wakes a background that has ended", async () => {
      const { requests } = channel.server;
      await tried.endBackground();
      requests.splice(0);
      await tried.inOwnPage(() => chrome.alarms.create("renew", { when: Date.now() + 200 }));
      await expect.poll(() => requests, { timeout: 60_000 }).toContain("index.json");
      await expect.poll(version, SOON).toBe("1.2.0");
    });
  });

  return { get channel() { return channel; }, check, version, inUse, tell: addLine };
}
