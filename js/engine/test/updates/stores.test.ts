import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore, type Stored } from "phraselint/updates";
import { fileStore } from "phraselint/updates/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { afterFirstIndex, newUpdater, ruleNames, type Channel } from "./setUp.js";

const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
let channel: Channel;
let record: Stored;
beforeAll(async () => {
  const made = await afterFirstIndex();
  await newUpdater(made.channel, made.store).check();
  channel = made.channel;
  record = (await made.store.read())!;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await channel.server.close();
});

describe.each([
  ["memory", () => memoryStore()],
  ["a folder that is not there yet", () => fileStore(join(folder, "deep", "down"))],
])("in %s", (_, make) => {
  it("a record comes back as it was", async () => {
    const store = make();
    expect(await store.read()).toBeUndefined();
    await store.write(record);
    const read = await store.read();
    expect(read).toEqual(record);
    expect(read!.current[0]!.bytes).toBeInstanceOf(Uint8Array);
    expect(read!.previous).toHaveLength(1);
  });

  it("nobody changes it from outside", async () => {
    const store = make();
    const mine = structuredClone(record);
    await store.write(mine);
    mine.current[0]!.bytes.fill(0);
    (await store.read())!.current.length = 0;
    expect(await store.read()).toEqual(record);
  });
});

describe("a file", () => {
  const path = join(folder, "updates.json");
  const store = fileStore(folder);

  it.each([
    ["cut short", (whole: string) => whole.slice(0, -100)],
    ["empty", () => ""],
    ["of something else", () => "<!doctype html>"],
  ])("%s counts as none, is reported, and is replaced", async (_, spoil) => {
    await store.write(record);
    writeFileSync(path, spoil(readFileSync(path, "utf8")));
    const updater = newUpdater(channel, store);
    expect(await ruleNames(updater)).toEqual(["first"]);
    expect((await updater.current()).status.damaged).toMatch(/updates\.json is not JSON/);
    expect(await updater.check()).toMatchObject({ outcome: "updated" });
    expect((await store.read())!.current).toEqual(record.current);
  });

  it("leaves nothing beside it, and takes away what a killed process has left, but nothing that may still be written", async () => {
    for (const name of ["updates.json.1.new", "updates.json.2.new", "mine.new"]) writeFileSync(join(folder, name), "");
    for (const name of ["updates.json.1.new", "mine.new"]) utimesSync(join(folder, name), 0, 0);
    await store.write(record);
    expect(readdirSync(folder).filter((name) => /^(updates|mine)/.test(name)).sort()).toEqual(["mine.new", "updates.json", "updates.json.2.new"]);
  });

  it("that cannot be written is reported, and the old one stays", async () => {
    const file = join(folder, "a file");
    writeFileSync(file, "");
    // Not a folder: works as any other user than root, and as root.
    const updater = newUpdater(channel, fileStore(join(file, "below")));
    expect(await updater.check()).toMatchObject({ outcome: "storage-failed", changed: false });
    expect(await ruleNames(updater)).toEqual(["first"]);
  });
});
