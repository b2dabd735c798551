// `createLinter` that renews its packs by itself, and that changes rules.
import { createLinter, type LinterUpdateOptions } from "phraselint";
import { memoryStore, type UpdateReport } from "phraselint/updates";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { indexPayload } from "./publisher.js";
import { builtIn, type Channel, newChannel, publishedSecond, publishedThird } from "./setUp.js";

const TEXT = "不知道。没办法。等着吧。";
const names = (linter: { lint(text: string): { rule: string }[] }) => linter.lint(TEXT).map(({ rule }) => rule.replace(/^.*\./, ""));

let channel: Channel;
let updates: LinterUpdateOptions;
beforeEach(async () => {
  channel = await newChannel();
  await channel.offer(indexPayload(1, [publishedSecond]), [publishedSecond]);
  updates = { index: `${channel.server.url}/index.json`, keys: channel.root, store: memoryStore(), intervalHours: 0 };
});
afterEach(() => channel.server.close());

describe("a linter with updates", () => {
  it("swaps its packs in place, and begins with them the next time", async () => {
    const linter = await createLinter({ packs: [builtIn], updates });
    expect(names(linter)).toEqual(["first"]);
    expect(channel.server.requests).toEqual([]);

    expect(await linter.updates.check()).toMatchObject({ outcome: "updated" });
    expect(names(linter)).toEqual(["first", "second"]);
    expect(linter.packs).toMatchObject([{ id: "words", version: "1.1.0", rules: 2 }]);
    expect(linter.updates.status()).toMatchObject({ packs: [{ id: "words", from: "current" }], report: { outcome: "updated" } });

    expect(names(await createLinter({ packs: [builtIn], updates }))).toEqual(["first", "second"]);
  });

  it("keeps the rules as they were set, and what the publisher has pulled off", async () => {
    await channel.offer(indexPayload(1, [publishedSecond], { off: ["words/word.second"] }), [publishedSecond]);
    const rules = { "words/word.first": "info", "words/word.second": "error" } as const;
    const linter = await createLinter({ packs: [builtIn], rules, updates });
    await linter.updates.check();
    expect(linter.lint(TEXT).map(({ rule, severity }) => [rule, severity])).toEqual([["words/word.first", "info"]]);
  });

  it("goes on as it was after a fault, and tells of it", async () => {
    channel.server.lies.set("index.json", "html");
    const reports: UpdateReport[] = [];
    const onReport = (report: UpdateReport) => void reports.push(report);
    const linter = await createLinter({ packs: [builtIn], updates: { ...updates, onReport } });
    const report = await linter.updates.check();
    expect(report.outcome).toBe("not-json");
    await vi.waitUntil(() => reports.length > 0);
    expect(reports).toEqual([report]);
    expect(names(linter)).toEqual(["first"]);
    expect(linter.updates.status().failures).toBe(1);
  });

  it("looks by itself, again and again, until it is stopped", async () => {
    const linter = await createLinter({ packs: [builtIn], updates: { ...updates, intervalHours: 1e-6 } });
    // The first look is within two minutes; the others are as often as asked.
    await linter.updates.check();
    await channel.offer(indexPayload(2, [publishedThird]), [publishedThird]);
    await vi.waitUntil(() => names(linter).length === 3, { timeout: 20_000 });

    linter.updates.stop();
    const report = await linter.updates.check();
    expect(report.outcome).toBe("cancelled");
    channel.server.requests.length = 0;
    expect(names(linter)).toEqual(["first", "second", "third"]);
  });

  it("takes up what another page with the same store has found", async () => {
    const store = memoryStore();
    const often = { ...updates, store, intervalHours: 1e-4 };
    const [one, two] = [await createLinter({ packs: [builtIn], updates: often }), await createLinter({ packs: [builtIn], updates: { ...updates, store } })];
    await one.updates.check();
    await channel.offer(indexPayload(2, [publishedThird]), [publishedThird]);
    await two.updates.check();
    await vi.waitUntil(() => names(one).length === 3, { timeout: 20_000 });
    one.updates.stop();
  });

  it.each<[string, Partial<LinterUpdateOptions>, string]>([
    ["address", { index: "http://rules.example.com/index.json" }, "the configured address: http://rules.example.com/index.json must begin with https:// (http:// only on localhost)"],
    ["keys", { keys: {} }, "the configured root: signatures must be an array, is missing"],
    ["keys that are no JSON", { keys: "root.json" }, "the configured root: keys must be the text of a root.json"],
    ["interval", { intervalHours: -1 }, "updates.intervalHours must be 0 or more, but is -1"],
    ["interval that is no number", { intervalHours: NaN }, "updates.intervalHours must be 0 or more, but is NaN"],
  ])("err: %s", async (_, changes, message) => {
    await expect(createLinter({ packs: [builtIn], updates: { ...updates, ...changes } })).rejects.toThrow(message);
  });

  it("says so when the packs built in are none", async () => {
    await expect(createLinter({ packs: [new Uint8Array(30)], updates })).rejects.toThrow("not a compiled pack");
  });
});

describe("rules of a linter", () => {
  it.each<[string, Record<string, "off" | "error" | "warning" | "info">, [string, string][]]>([
    ["as the pack has them", {}, [["words/word.first", "error"]]],
    ["with another severity", { "words/word.first": "info" }, [["words/word.first", "info"]]],
    ["switched off", { "words/word.first": "off" }, []],
    ["that no pack has", { "words/word.nowhere": "off", "nobody/word.first": "off" }, [["words/word.first", "error"]]],
  ])("%s", async (_, rules, expected) => {
    const linter = await createLinter({ packs: [builtIn], rules });
    expect(linter.lint(TEXT).map(({ rule, severity }) => [rule, severity])).toEqual(expected);
  });

  it("err: what is no setting", async () => {
    const rules = { "words/word.first": "loud" } as unknown as Record<string, "off">;
    await expect(createLinter({ packs: [builtIn], rules })).rejects.toThrow(/"off", "error", "warning" or "info"/);
  });
});
