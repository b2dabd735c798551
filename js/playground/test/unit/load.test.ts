import type { PackInfo } from "phraselint";
import { describe, expect, it } from "vitest";
import { assemble, load, type Engine } from "../../src/packs/load.js";
import { toggle, type Packs } from "../../src/packs/state.js";

/** A pack is its JSON here, and its linter finds nothing. */
interface Written {
  readonly id: string;
  readonly version?: string;
  /** The id of the pack that it overlays. */
  readonly extends?: string;
}

const bytes = (written: Written | string): Uint8Array => new TextEncoder().encode(typeof written === "string" ? written : JSON.stringify(written));

/** Refuses what the engine refuses. */
const engine: Engine = async (packs) => {
  const read = packs.map((pack): Written => {
    const text = new TextDecoder().decode(pack);
    if (!text.startsWith("{")) throw new Error(`not a pack: ${text}`);
    return JSON.parse(text) as Written;
  });
  const ids = read.map(({ id }) => id);
  for (const [at, { id, extends: base }] of read.entries()) {
    if (ids.indexOf(id) !== at) throw new Error(`${id} is given twice`);
    if (base && !ids.includes(base)) throw new Error(`${id} needs ${base}`);
  }
  const infos = read.map(({ id, version = "1" }): PackInfo => ({ id, version, title: id, language: "zh-CN", scenes: [], rules: packs.length }));
  return { packs: infos, lint: () => [] };
};

const file = (name: string, written: Written | string) => ({ name, read: async () => bytes(written) });
const brief = (packs: Packs | undefined) => packs?.map(({ info }) => `${info.id}@${info.version}`).join(" ");
const base = { id: "base" };
const over = { id: "over", extends: "base" };

async function listOf(...written: Written[]): Promise<Packs> {
  const { loaded } = await load(written.map((one) => file(`${one.id}.pack`, one)), [], engine);
  return loaded?.packs ?? [];
}

describe("loading", () => {
  it("puts packs on the list and makes one linter of all", async () => {
    const { loaded, notices } = await load([file("a.pack", { id: "a" }), file("b.pack", { id: "b" })], await listOf(base), engine);
    expect(brief(loaded?.packs)).toBe("base@1 a@1 b@1");
    expect(loaded?.linter.packs.map(({ id }) => id)).toEqual(["base", "a", "b"]);
    expect(notices.map(({ kind }) => kind)).toEqual(["loaded", "loaded"]);
  });

  it("has of every pack what the newest engine says", async () => {
    const { loaded } = await load([file("a.pack", { id: "a" })], await listOf(base), engine);
    expect(loaded?.packs.map(({ info }) => info.rules)).toEqual([2, 2]);
  });

  it("replaces the pack with the same id", async () => {
    const { loaded, notices } = await load([file("new.pack", { id: "a", version: "2" })], await listOf({ id: "a" }, base), engine);
    expect(brief(loaded?.packs)).toBe("a@2 base@1");
    expect(notices).toEqual([{ kind: "replaced", info: loaded?.packs[0]?.info && { ...loaded.packs[0].info, rules: 1 }, before: "1", file: "new.pack" }]);
  });

  it("tells what could not be read in the engine's words, and loads the rest", async () => {
    const { loaded, notices } = await load([file("bad.pack", "rubbish"), file("a.pack", { id: "a" })], [], engine);
    expect(brief(loaded?.packs)).toBe("a@1");
    expect(notices).toEqual([expect.objectContaining({ kind: "loaded" }), { kind: "unread", file: "bad.pack", reason: "not a pack: rubbish" }]);
  });

  it("comes to nothing when nothing could be read, not even the file", async () => {
    const gone = { name: "gone.pack", read: () => Promise.reject(new Error("it is gone")) };
    const { loaded, notices } = await load([file("bad.pack", "rubbish"), gone], await listOf(base), engine);
    expect(loaded).toBeUndefined();
    expect(notices.map((notice) => "reason" in notice && notice.reason)).toEqual(["not a pack: rubbish", "it is gone"]);
  });
});

describe("a pack that overlays another", () => {
  it("is loaded beside it", async () => {
    const { loaded } = await load([file("over.pack", over)], await listOf(base, { id: "other" }), engine);
    expect(brief(loaded?.packs)).toBe("base@1 other@1 over@1");
  });

  it("is loaded with it, whichever comes first", async () => {
    const { loaded, notices } = await load([file("over.pack", over), file("base.pack", base)], [], engine);
    expect(brief(loaded?.packs)).toBe("base@1 over@1");
    expect(notices.map(({ kind }) => kind)).toEqual(["loaded", "loaded"]);
  });

  it("is replaced by its next build", async () => {
    const { loaded } = await load([file("over.pack", { ...over, version: "2" })], await listOf(base, over, { id: "other" }), engine);
    expect(brief(loaded?.packs)).toBe("base@1 over@2 other@1");
  });

  it("is refused in the engine's words without it, on the list or switched off", async () => {
    const off = toggle(await listOf(base), "base", false);
    for (const packs of [[], off]) {
      const { loaded, notices } = await load([file("over.pack", over)], packs, engine);
      expect(loaded).toBeUndefined();
      expect(notices).toEqual([{ kind: "unread", file: "over.pack", reason: "over needs base" }]);
    }
  });

  it("keeps the other from being switched off", async () => {
    const packs = toggle(await listOf(base, over), "base", false);
    await expect(assemble(packs, engine)).rejects.toThrow("over needs base");
  });
});
