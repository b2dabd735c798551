// What lints: the newest of stored and built-in packs that load, whatever has become of the record.
import { createLinter } from "phraselint";
import { memoryStore, type Stored } from "phraselint/updates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPack, indexPayload, publish, sha256 } from "./publisher.js";
import { afterFirstIndex, builtIn, type Channel, first, newUpdater, publishedSecond, publishedThird, ruleNames, second, third } from "./setUp.js";

let channel: Channel;
let record: Stored;
beforeAll(async () => {
  const made = await afterFirstIndex();
  channel = made.channel;
  await newUpdater(channel, made.store).check();
  record = (await made.store.read())!;
});
afterAll(() => channel.server.close());

async function storeWith(changes: Partial<Stored> | unknown) {
  const store = memoryStore();
  await store.write((typeof changes === "object" && !Array.isArray(changes) ? { ...structuredClone(record), ...changes } : changes) as Stored);
  return store;
}
const damaged = (packs: Stored["current"]) => packs.map((pack) => ({ ...pack, bytes: pack.bytes.map((byte, at) => (at === 30 ? byte ^ 1 : byte)) }));
/** Bytes that were stored as they came, but that this engine does not take, as after an update of it. */
function ofAnotherFormat(packs: Stored["current"]): Stored["current"] {
  return packs.map((pack) => {
    const bytes = pack.bytes.slice();
    bytes[4] = 99;
    return { ...pack, bytes, sha256: sha256(bytes) };
  });
}

it("begins with what is built in, without any request", async () => {
  const updater = newUpdater(channel, memoryStore(), { fetch: () => Promise.reject(new Error("no request")) });
  const { packs, off, status } = await updater.current();
  expect([packs, off]).toEqual([[builtIn], []]);
  // The very bytes: a host may know its own packs by them.
  expect(packs[0]).toBe(builtIn);
  expect(status).toEqual({
    packs: [{ id: "words", version: "1.0.0", from: "built-in" }],
    off: [],
    root: { version: 1, expires: expect.any(String), expired: false },
    failures: 0,
    belowMinimum: [],
  });
});

it("says what is in use", async () => {
  const { status } = await newUpdater(channel, await storeWith({}), { minimumVersions: { words: "2.0.0", other: "1.0.0" } }).current();
  expect(status).toMatchObject({
    packs: [{ id: "words", version: "1.2.0", from: "current", date: "2026-11-22" }],
    index: { version: 8, expired: false },
    renewedAt: record.renewedAt,
    report: record.report,
    belowMinimum: [{ id: "words", version: "1.2.0", minimum: "2.0.0" }],
  });
});

it("goes on with an expired index, and says so", async () => {
  const updater = newUpdater(channel, await storeWith({}), { now: () => new Date("2099-01-01T00:00:00Z") });
  expect((await updater.current()).status).toMatchObject({ index: { expired: true }, root: { expired: true } });
  expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);
});

it("takes a newer built-in pack, and of the same version the stored one", async () => {
  const store = await storeWith({});
  const newer = buildPack({ ...third, version: "1.3.0", rules: third.rules.slice(2) });
  expect(await ruleNames(newUpdater(channel, store, { builtIn: [newer] }))).toEqual(["third"]);
  const same = buildPack({ ...third, rules: third.rules.slice(2) });
  expect(await ruleNames(newUpdater(channel, store, { builtIn: [same] }))).toEqual(["first", "second", "third"]);
});

describe("falls back", () => {
  it.each<[string, (stored: Stored) => Partial<Stored>, string[], RegExp]>([
    ["to the set before, from damaged bytes", ({ current }) => ({ current: damaged(current) }), ["first", "second"], /^the stored pack words 1\.2\.0 is damaged/],
    ["to the set before, from packs that this engine does not take", ({ current }) => ({ current: ofAnotherFormat(current) }), ["first", "second"], /format 99/],
    [
      "to what is built in, when the set before does not load either",
      ({ current, previous }) => ({ current: ofAnotherFormat(current), previous: damaged(previous) }),
      ["first"],
      /format 99/,
    ],
  ])("%s", async (_, change, rules, message) => {
    const store = await storeWith(change(record));
    const updater = newUpdater(channel, store);
    expect(await ruleNames(updater)).toEqual(rules);
    const to = rules.length === 1 ? "built-in" : "previous";
    expect((await updater.current()).status).toMatchObject({ fallback: { to, message: expect.stringMatching(message) } });

    // `open` loads by the host's own function, and comes to the same.
    const { loaded, packs, status } = await updater.open((packs) => createLinter({ packs }));
    expect(loaded.packs).toMatchObject([{ id: "words", rules: rules.length }]);
    expect(packs).toHaveLength(1);
    expect(status.fallback!.to).toBe(to);
  });

  it("and fetches again what is damaged", async () => {
    const store = await storeWith({ current: damaged(record.current) });
    const updater = newUpdater(channel, store);
    expect(await updater.check()).toMatchObject({ outcome: "updated", changed: true });
    expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);
    expect((await updater.current()).status).not.toHaveProperty("fallback");
    expect((await store.read())!.previous[0]!.version).toBe("1.1.0");
  });
});

describe("a record that cannot be read counts as none", () => {
  const entry = () => record.current[0]!;

  it.each<[string, () => unknown, string]>([
    ["a number", () => 7, "the whole must be an object, but is 7"],
    ["another format", () => ({ format: 2 }), "format must be 1, the format that this version reads, but is 2"],
    ["no packs", () => ({ current: null }), "current must be an array, but is null"],
    ["bytes as text", () => ({ current: [{ ...entry(), bytes: "AAAA" }] }), "current[0].bytes must be bytes"],
    ["a report of another shape", () => ({ report: { at: "yesterday" } }), "report.at must be a time in UTC"],
    ["failures below 0", () => ({ failures: -1 }), "failures must be a whole number from 0 on, but is -1"],
  ])("%s", async (_, change, message) => {
    const updater = newUpdater(channel, await storeWith(change()));
    expect(await ruleNames(updater)).toEqual(["first"]);
    expect((await updater.current()).status.damaged).toContain(`the stored record: ${message}`);
    expect(await updater.check()).toMatchObject({ outcome: "updated" });
    const { status } = await updater.current();
    expect(status).not.toHaveProperty("damaged");
  });

  it("but stays until there is something in its place", async () => {
    const good = await storeWith({});
    let isBroken = true;
    const store = { ...good, read: () => (isBroken ? Promise.reject(new Error("out of order")) : good.read()) };
    const updater = newUpdater(channel, store, { fetch: () => Promise.reject(new TypeError("offline")) });
    const report = await updater.check();
    expect(report.outcome).toBe("unreachable");
    expect((await updater.current()).status).toMatchObject({ damaged: "out of order", report, failures: 1 });
    isBroken = false;
    expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);
  });

  it("because the store fails", async () => {
    const updater = newUpdater(channel, { read: () => Promise.reject(new Error("out of order")), write: async () => {} });
    expect((await updater.current()).status.damaged).toBe("out of order");
  });
});

it("hands on built-in packs that are none, for the engine to say so", async () => {
  const bad = new TextEncoder().encode("<!doctype html>");
  const updater = newUpdater(channel, memoryStore(), { builtIn: [bad] });
  const { packs, status } = await updater.current();
  expect(packs).toEqual([bad]);
  expect(status.fallback).toMatchObject({ to: "built-in", message: expect.stringContaining("not a compiled pack") });
  await expect(updater.open((packs) => createLinter({ packs }))).rejects.toThrow("not a compiled pack");
  expect(await updater.check()).toMatchObject({ outcome: "pack-rejected", detail: { message: expect.stringContaining("not a compiled pack") } });
});

it("hands on a built-in pack that is there twice", async () => {
  const updater = newUpdater(channel, await storeWith({}), { builtIn: [builtIn, builtIn] });
  await expect(updater.open((packs) => createLinter({ packs }))).rejects.toThrow("words");
});

describe("a run", () => {
  const offered = async (payload: object, packs = [publishedThird]) => channel.offer(payload, packs);

  it("fetches nothing that is here, nor what is built in", async () => {
    for (const [store, builtIn] of [[await storeWith({}), first], [memoryStore(), third]] as const) {
      channel.server.requests.length = 0;
      const updater = newUpdater(channel, store, { builtIn: [buildPack(builtIn)] });
      expect(await updater.check()).toMatchObject({ outcome: "up-to-date", changed: false });
      expect(channel.server.requests).toEqual(["2.root.json", "index.json"]);
    }
  });

  it("switches a pulled rule off, and on again with a later index", async () => {
    const store = await storeWith({});
    const updater = newUpdater(channel, store);
    await offered(indexPayload(9, [publishedThird], { off: ["words/word.second"] }));
    expect(await updater.check()).toMatchObject({ outcome: "updated", changed: true, packs: [{ outcome: "up-to-date" }] });
    expect(await ruleNames(updater)).toEqual(["first", "third"]);
    await offered(indexPayload(10, [publishedThird]));
    await updater.check();
    expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);
  });

  it("drops a pack that the index no longer names, for the built-in one", async () => {
    const updater = newUpdater(channel, await storeWith({}));
    await offered(indexPayload(11, []), []);
    expect(await updater.check()).toMatchObject({ outcome: "updated", changed: true, packs: [] });
    expect(await ruleNames(updater)).toEqual(["first"]);
  });

  it("takes the good packs beside a bad one", async () => {
    const other = publish({ id: "other", version: "3.0.0", rules: [{ id: "word.other", phrase: "随便你" }] });
    await offered(indexPayload(12, [publishedThird, other]), [publishedThird, other]);
    channel.server.lies.set(publishedThird.entry.url, "server-error");
    const updater = newUpdater(channel, memoryStore());
    expect(await updater.check()).toMatchObject({
      outcome: "server-error",
      changed: true,
      packs: [{ id: "words", outcome: "server-error" }, { id: "other", outcome: "updated" }],
    });
    expect(await ruleNames(updater)).toEqual(["first", "other"]);
    channel.server.lies.clear();
    expect(await updater.check()).toMatchObject({ outcome: "updated" });
    expect((await updater.current()).status.failures).toBe(0);
  });

  it("sends no credentials, no referrer and no header of its own, and asks no cache", async () => {
    const seen: RequestInit[] = [];
    const watching: typeof fetch = (address, init) => {
      seen.push(init!);
      return fetch(address, init);
    };
    await newUpdater(channel, memoryStore(), { fetch: watching }).check();
    expect(seen.length).toBeGreaterThan(3);
    for (const { signal, ...init } of seen) {
      expect(init).toEqual({ cache: "no-store", credentials: "omit", redirect: "manual", referrerPolicy: "no-referrer" });
    }
  });

  it("is one at a time: who asks meanwhile gets its report", async () => {
    channel.server.requests.length = 0;
    const updater = newUpdater(channel, memoryStore());
    const [one, two] = await Promise.all([updater.check(), updater.check()]);
    expect(one).toBe(two);
    expect(channel.server.requests.filter((name) => name === "index.json")).toHaveLength(1);
  });

  it("never takes less than the smallest version", async () => {
    await offered(indexPayload(13, [publishedSecond]), [publishedSecond]);
    const updater = newUpdater(channel, memoryStore(), { minimumVersions: { words: second.version } });
    expect(await updater.check()).toMatchObject({ outcome: "updated" });
    const stricter = newUpdater(channel, memoryStore(), { minimumVersions: { words: "1.1.1" } });
    expect(await stricter.check()).toMatchObject({ outcome: "rolled-back-pack", detail: { expected: "1.1.1" } });
  });
});
