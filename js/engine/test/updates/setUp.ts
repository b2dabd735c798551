// A channel with a client that has taken its first index: what every fault has to leave as it is.
import { createLinter } from "phraselint";
import { createUpdater, memoryStore, type Stored, type Updater, type UpdaterOptions, type UpdateStore } from "phraselint/updates";
import { vi } from "vitest";
import { lyingServer, type LyingServer } from "./lyingServer.js";
import { buildPack, indexPayload, type Key, newKey, publish, type Published, type Roles, rootPayload, sign, type TestPack } from "./publisher.js";

// Everything here waits for a server, and often for the command or another process: on a busy machine that may take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const rule = (id: string, phrase: string) => ({ id, phrase });

/** Three versions of a pack, each with one rule more: what is found tells which one lints. */
export const first: TestPack = { id: "words", version: "1.0.0", rules: [rule("word.first", "不知道")] };
export const second: TestPack = { ...first, version: "1.1.0", rules: [...first.rules, rule("word.second", "没办法")] };
export const third: TestPack = { ...first, version: "1.2.0", rules: [...second.rules, rule("word.third", "等着吧")] };
/** A message in which each of their rules finds something, and one thing that none of them does. */
export const TEXT = "不知道。没办法。等着吧。随便你。";

export const builtIn = buildPack(first);
export const buildThird = () => buildPack(third);
export const [publishedSecond, publishedThird] = [publish(second), publish(third)];

export interface Channel {
  server: LyingServer;
  roles: Roles;
  /** The pinned root. */
  root: string;
  /** Signs an index and serves it with its packs. */
  offer(index: object, published: readonly Published[], keys?: readonly Key[]): Promise<void>;
}

export async function newChannel(): Promise<Channel> {
  const [root, index] = [await Promise.all([newKey(), newKey(), newKey()]), [await newKey()]];
  const roles: Roles = { root, rootThreshold: 2, index };
  const server = await lyingServer();
  return {
    server,
    roles,
    root: await sign("root", rootPayload(1, roles), root),
    async offer(payload, published, keys = index) {
      server.files.set("index.json", await sign("index", payload, keys));
      for (const [name, content] of published.flatMap(({ files }) => files)) server.files.set(name, content);
    },
  };
}

export function newUpdater(channel: Channel, store: UpdateStore, changes: Partial<UpdaterOptions> = {}): Updater {
  return createUpdater({ index: `${channel.server.url}/index.json`, keys: channel.root, store, builtIn: [builtIn], ...changes });
}

/** A channel whose second index, with `words` 1.2.0, is offered but not taken yet. The record is as after the first one. */
export async function afterFirstIndex(): Promise<{ channel: Channel; store: UpdateStore; before: Stored }> {
  const channel = await newChannel();
  const store = memoryStore();
  await channel.offer(indexPayload(7, [publishedSecond]), [publishedSecond]);
  const report = await newUpdater(channel, store).check();
  if (report.outcome !== "updated") throw new Error(JSON.stringify(report));
  await channel.offer(indexPayload(8, [publishedThird]), [publishedThird]);
  return { channel, store, before: (await store.read())! };
}

/** The rules that find something in what is in use now, without the pack's id. */
export async function ruleNames(updater: Updater): Promise<string[]> {
  const { packs, off } = await updater.current();
  const linter = await createLinter({ packs, rules: Object.fromEntries(off.map((id) => [id, "off" as const])) });
  return linter.lint(TEXT).map(({ rule }) => rule.replace(/^.*\./, ""));
}

/** A record without what every run changes. */
export function withoutReport(stored: Stored | undefined): object {
  const { report, failures, ...rest } = stored!;
  return rest;
}
