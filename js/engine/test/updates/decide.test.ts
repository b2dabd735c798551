import { describe, expect, it } from "vitest";
import { freshRecord, judgeIndex, judgeNextRoot, type Known, planPacks, summarise, takeIndex, underRoot, withReport } from "../../dist/updates/decide.js";
import { type Index, type IndexedPack, readRoot } from "../../dist/updates/formats.js";
import { compareVersions } from "../../dist/updates/versions.js";
import { type Key, newKey, rootPayload } from "./publisher.js";

const at = new Date("2026-11-22T08:00:00Z");
const [A, B, C] = ["a", "b", "c"].map((letter) => letter.repeat(64)) as [string, string, string];

function pack(id: string, version: string, sha256: string, changes: Partial<IndexedPack> = {}): IndexedPack {
  const examples = { url: `${id}.examples.json`, sha256, length: 10 };
  return { id, version, date: "2026-11-22", engine: "0.1.0", url: `${id}.pack`, sha256, length: 10, examples, ...changes };
}
const index = (...packs: IndexedPack[]): Index => ({ version: 5, expires: "2027-01-01T00:00:00Z", packs, off: ["p/x"] });
const stored = (id: string, version: string, sha256: string) => ({ id, version, sha256, date: "2026-11-22", bytes: new Uint8Array([1]) });

it.each([
  ["1.0.0", "1.0.0", 0],
  ["1.0.0", "1.0.1", -1],
  ["1.10.0", "1.9.9", 1],
  ["2.0.0", "10.0.0", -1],
  ["01.0.0", "1.0.0", 0],
])("version %s against %s", (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

describe("a pack of an index is", () => {
  const known: Known = { builtIn: [], stored: [], seen: [], minimumVersions: {}, engine: "0.1.0", limits: { pack: 100, examples: 100 } };
  const step = (one: IndexedPack, changes: Partial<Known>) => {
    const { pack: _, ...rest } = planPacks(index(one), { ...known, ...changes })[0]!;
    return rest;
  };
  const p = pack("p", "1.2.0", A);

  it.each<[string, object, Partial<Known>, IndexedPack?]>([
    ["fetched, where nothing is known", { action: "fetch" }, {}],
    ["fetched, over an older one", { action: "fetch" }, { stored: [{ ...p, version: "1.1.0", sha256: B }], seen: [{ id: "p", version: "1.1.0" }] }],
    ["fetched, where the same version was built anew", { action: "fetch" }, { stored: [{ ...p, sha256: B }], seen: [p] }],
    ["fetched, where only another pack is known", { action: "fetch" }, { seen: [{ id: "q", version: "9.0.0" }], minimumVersions: { q: "9.0.0" } }],
    ["fetched, where it was seen but is not in use", { action: "fetch" }, { seen: [p] }],
    ["kept, where it is in use", { action: "keep" }, { stored: [p], seen: [p] }],
    ["kept, where it is built in", { action: "keep" }, { builtIn: [p] }],
    ["kept, where a newer one is built in", { action: "keep" }, { builtIn: [{ ...p, version: "1.3.0", sha256: B }] }],
    ["refused, where a newer one was used", { action: "refuse", outcome: "rolled-back-pack", detail: { pack: "p", found: "1.2.0", expected: "1.2.1" } }, { seen: [{ id: "p", version: "1.2.1" }] }],
    ["refused, below the smallest version", { action: "refuse", outcome: "rolled-back-pack", detail: { pack: "p", found: "1.2.0", expected: "2.0.0" } }, { minimumVersions: { p: "2.0.0" } }],
    ["refused, for a newer engine", { action: "refuse", outcome: "newer-engine", detail: { pack: "p", found: "0.1.0", expected: "0.2.0" } }, {}, pack("p", "1.2.0", A, { engine: "0.2.0" })],
    ["refused, when too large", { action: "refuse", outcome: "too-large", detail: { pack: "p", file: "p.pack", found: 101, expected: 100 } }, {}, pack("p", "1.2.0", A, { length: 101 })],
  ])("%s", (_, expected, changes, other = p) => {
    expect(step(other, changes)).toEqual(expected);
  });
});

describe("an index is", () => {
  const judged = (seen: number, now = at) => () => judgeIndex("index.json", index(), seen, now);

  it.each([0, 4, 5])("taken after version %i", (seen) => {
    judged(seen)();
  });
  it("refused after a higher version", () => {
    expect(judged(6)).toThrow(expect.objectContaining({ outcome: "rolled-back-index", detail: { file: "index.json", found: 5, expected: 6 } }));
  });
  it("refused from the very second on which it expires", () => {
    judged(0, new Date("2026-12-31T23:59:59Z"))();
    expect(judged(0, new Date("2027-01-01T00:00:00Z"))).toThrow(expect.objectContaining({ outcome: "expired-index" }));
  });
});

describe("roots", async () => {
  const [a, b, c] = (await Promise.all([newKey(), newKey(), newKey()])) as [Key, Key, Key];
  const root = (version: number, indexKeys: Key[]) => readRoot("root.json", JSON.stringify(rootPayload(version, { root: [a], index: indexKeys })));

  it.each([[1], [3], [4]])("version %i is not the next one after 1… unless it is 2", (version) => {
    judgeNextRoot("2.root.json", root(1, [b]), root(2, [b]));
    expect(() => judgeNextRoot("2.root.json", root(1, [b]), root(version, [b]))).toThrow(`2.root.json: version must be 2, but is ${version}`);
  });

  it("what was seen is forgotten when other keys sign indexes, and only then", () => {
    const record = { ...freshRecord(A, "one"), indexSeen: 7, seen: [{ id: "p", version: "9.9.9" }], current: [stored("p", "9.9.9", A)] };
    expect(underRoot(record, root(1, [b, c]), root(2, [c, b]), "two")).toEqual({ ...record, root: "two" });
    expect(underRoot(record, root(1, [b]), root(2, [c]), "two")).toEqual({ ...record, root: "two", indexSeen: 0, seen: [] });
    expect(underRoot(record, root(1, [b]), root(2, [b, c]), "two")).toMatchObject({ indexSeen: 0 });
  });
});

describe("taking an index", () => {
  const record = { ...freshRecord(A, "root"), indexSeen: 4, seen: [{ id: "p", version: "1.0.0" }], previous: [stored("p", "0.9.0", C)] };
  const base = [stored("p", "1.0.0", A), stored("gone", "1.0.0", B)];
  const [p, q] = [pack("p", "1.1.0", B), pack("q", "2.0.0", C)];
  const bytes = new Uint8Array([2]);

  it("keeps what is good, what is not from before, and drops what is not named", () => {
    const next = takeIndex(record, index(p, q), base, [{ pack: q, bytes }], at);
    expect(next.current).toEqual([base[0], { id: "q", version: "2.0.0", date: "2026-11-22", sha256: C, bytes }]);
    expect(next).toMatchObject({
      index: { version: 5, off: ["p/x"] },
      indexSeen: 5,
      seen: [{ id: "p", version: "1.0.0" }, { id: "q", version: "2.0.0" }],
      previous: base,
      renewedAt: "2026-11-22T08:00:00.000Z",
    });
  });

  it("leaves the set before as it is where the set does not change", () => {
    const same = takeIndex(record, index(pack("p", "1.0.0", A)), base.slice(0, 1), [], at);
    expect(same.previous).toBe(record.previous);
  });
});

describe("a report", () => {
  const id = { id: "p", version: "1.0.0" };

  it.each<[string, Parameters<typeof summarise>[1], boolean, object]>([
    ["of nothing", [], false, { outcome: "up-to-date", changed: false }],
    ["of a pulled rule alone", [{ ...id, outcome: "up-to-date" }], true, { outcome: "updated", changed: true }],
    ["of a new pack", [{ ...id, outcome: "updated" }], true, { outcome: "updated" }],
    ["of a new pack and a bad one", [{ ...id, outcome: "updated" }, { ...id, outcome: "wrong-hash", detail: { pack: "p" } }], true, { outcome: "wrong-hash", detail: { pack: "p" }, changed: true }],
  ])("%s", (_, packs, changed, expected) => {
    expect(summarise(at, packs, changed)).toMatchObject({ at: "2026-11-22T08:00:00.000Z", packs, ...expected });
  });

  it("counts as a failure where a new try may help", () => {
    const record = { ...freshRecord(A, "root"), failures: 2 };
    const failures = (outcome: "up-to-date" | "unreachable" | "examples-failed" | "wrong-hash", ...packs: (typeof outcome)[]) =>
      withReport(record, { ...summarise(at, packs.map((outcome) => ({ ...id, outcome })), false), outcome }).failures;
    expect(failures("up-to-date")).toBe(0);
    expect(failures("unreachable")).toBe(3);
    expect(failures("examples-failed", "examples-failed")).toBe(0);
    expect(failures("examples-failed", "examples-failed", "wrong-hash")).toBe(3);
  });
});
