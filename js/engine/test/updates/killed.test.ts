// Whatever moment a run ends at, by a page that closes, a worker that dies or a process that is killed: the old rules or the new
// ones are there, whole.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { memoryStore, type UpdaterOptions, type UpdateStore } from "phraselint/updates";
import { fileStore } from "phraselint/updates/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { builtIn, type Channel, afterFirstIndex, newUpdater, publishedThird, ruleNames } from "./setUp.js";

const never = new Promise<never>(() => {});
const FILES = ["2.root.json", "index.json", publishedThird.entry.url, publishedThird.entry.examples.url];

let channel: Channel;
let before: Awaited<ReturnType<typeof afterFirstIndex>>["before"];
beforeAll(async () => ({ channel, before } = await afterFirstIndex()));
afterAll(async () => {
  await channel.server.close();
  console.log(["ends for ever | rules that lint afterwards | record", ...table].join("\n"));
});

const table: string[] = [];
/** Notes what a run has left. */
function note(moment: string, rules: string[], stored: object | undefined): void {
  const isOld = JSON.stringify(stored) === JSON.stringify(before);
  table.push(`${moment} | ${rules.join(", ")} | ${isOld ? "the old one" : "the new one"}`);
}

async function startedStore(): Promise<UpdateStore> {
  const store = memoryStore();
  await store.write(before);
  return store;
}

/** Runs until the point where nothing goes on, then starts anew from what is stored. */
async function dieAndStartAnew(store: UpdateStore, reached: { now: boolean }, dying: UpdateStore, options: Partial<UpdaterOptions> = {}) {
  void newUpdater(channel, dying, options).check();
  await vi.waitUntil(() => reached.now, { timeout: 20_000 });
  const updater = newUpdater(channel, store);
  const rules = await ruleNames(updater);
  const stored = await store.read();
  expect(await updater.check()).toMatchObject({ outcome: expect.stringMatching(/^(updated|up-to-date)$/) });
  expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);
  return { rules, stored };
}

describe("ends for ever", () => {
  it.each(FILES)("with the request for %s", async (file) => {
    const store = await startedStore();
    const reached = { now: false };
    const stuck: typeof fetch = (address, init) => {
      if (!String(address).endsWith(`/${file}`)) return fetch(address, init);
      reached.now = true;
      return never;
    };
    const { rules, stored } = await dieAndStartAnew(store, reached, store, { fetch: stuck });
    note(`asking for ${file}`, rules, stored);
    expect(rules).toEqual(["first", "second"]);
    expect(stored).toEqual(before);
  });

  it.each(FILES.slice(1))("with the bytes of %s", async (file) => {
    const store = await startedStore();
    const reached = { now: false };
    const stuck: typeof fetch = async (address, init) => {
      if (!String(address).endsWith(`/${file}`)) return fetch(address, init);
      const pull = () => {
        reached.now = true;
        return never;
      };
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
    };
    const { rules, stored } = await dieAndStartAnew(store, reached, store, { fetch: stuck });
    note(`receiving ${file}`, rules, stored);
    expect(rules).toEqual(["first", "second"]);
    expect(stored).toEqual(before);
  });

  it("with reading the record", async () => {
    const store = await startedStore();
    const reached = { now: false };
    const read = () => {
      reached.now = true;
      return never;
    };
    const { rules, stored } = await dieAndStartAnew(store, reached, { ...store, read });
    note("reading the record", rules, stored);
    expect(rules).toEqual(["first", "second"]);
  });

  it.each([
    ["before anything is written", false, ["first", "second"]],
    ["when all is written", true, ["first", "second", "third"]],
  ])("with storing, %s", async (moment, isWritten, expected) => {
    const store = await startedStore();
    const reached = { now: false };
    const write: UpdateStore["write"] = async (stored) => {
      if (isWritten) await store.write(stored);
      reached.now = true;
      return never;
    };
    const { rules, stored } = await dieAndStartAnew(store, reached, { ...store, write });
    note(`storing, ${moment}`, rules, stored);
    expect(rules).toEqual(expected);
  });
});

it.each(FILES)("is cancelled at %s, and stores nothing", async (file) => {
  const store = await startedStore();
  const cancelling = new AbortController();
  const watching: typeof fetch = (address, init) => {
    if (String(address).endsWith(`/${file}`)) cancelling.abort();
    return fetch(address, init);
  };
  const updater = newUpdater(channel, store, { fetch: watching });
  expect(await updater.check(cancelling.signal)).toMatchObject({ outcome: "cancelled", changed: false });
  expect(await store.read()).toEqual(before);
  expect(await updater.check()).toMatchObject({ outcome: "updated" });
});

describe("a process that is killed", () => {
  const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
  const store = fileStore(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the updater over the folder in a process of its own. */
  function start() {
    const program = `
      import { createUpdater } from "phraselint/updates";
      import { fileStore } from "phraselint/updates/node";
      const { folder, builtIn, ...source } = JSON.parse(process.argv[1]);
      const updater = createUpdater({ ...source, store: fileStore(folder), builtIn: [Uint8Array.from(builtIn)] });
      console.log((await updater.check()).outcome);`;
    const options = { folder, builtIn: [...builtIn], index: `${channel.server.url}/index.json`, keys: channel.root };
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    const child = spawn("node", ["--input-type=module", "-e", program, JSON.stringify(options)], { cwd, stdio: ["ignore", "pipe", "inherit"] });
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    return { child, exited };
  }

  it.each(FILES)("while it waits for %s", async (file) => {
    await store.write(before);
    channel.server.requests.length = 0;
    channel.server.lies.set(file, "silent");
    const { child, exited } = start();
    await vi.waitUntil(() => channel.server.requests.includes(file), { timeout: 20_000 });
    child.kill("SIGKILL");
    await exited;
    channel.server.lies.clear();
    expect(await store.read()).toEqual(before);
    const rules = await ruleNames(newUpdater(channel, store));
    note(`process killed, asking for ${file}`, rules, await store.read());
    expect(rules).toEqual(["first", "second"]);
  });

  it("somewhere between its last answer and its end, again and again", async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      await store.write(before);
      channel.server.requests.length = 0;
      const { child, exited } = start();
      await vi.waitUntil(() => channel.server.requests.includes(FILES[3]!), { timeout: 20_000, interval: 1 });
      // Wherever it is now, or as soon as it has begun to store: what it leaves is what counts, not how far it came.
      const hasBegun = () => readdirSync(folder).some((name) => name.includes(`.${child.pid}.`)) || child.exitCode !== null;
      if (turn % 2 === 1) await vi.waitUntil(hasBegun, { timeout: 20_000, interval: 0 });
      child.kill("SIGKILL");
      await exited;
      const rules = await ruleNames(newUpdater(channel, store));
      note(`process killed ${turn % 2 === 1 ? "as it stores" : "after its last request"}`, rules, await store.read());
      expect(["first,second", "first,second,third"]).toContain(rules.join());
    }
    const { exited } = start();
    await exited;
    expect(await ruleNames(newUpdater(channel, store))).toEqual(["first", "second", "third"]);
    // What was being written when it died is not the record.
    expect(readdirSync(folder)).toContain("updates.json");
  });
});
