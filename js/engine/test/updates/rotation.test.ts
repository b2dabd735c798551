// Keys change hands: every root is vouched for by the one before, and what a stolen key has said is forgotten.
import { memoryStore } from "phraselint/updates";
import { afterEach, beforeEach, expect, it } from "vitest";
import { indexPayload, type Key, newKey, publish, type Roles, rootPayload, sign } from "./publisher.js";
import { afterFirstIndex, type Channel, newChannel, newUpdater, publishedSecond, publishedThird, ruleNames, third } from "./setUp.js";

let channel: Channel;
let store: Awaited<ReturnType<typeof afterFirstIndex>>["store"];
beforeEach(async () => {
  ({ channel, store } = await afterFirstIndex());
});
afterEach(() => channel.server.close());

const keys = (count: number) => Promise.all(Array.from({ length: count }, newKey));
/** Serves a root, signed by whoever is named. */
async function serveRoot(version: number, roles: Roles, signers: readonly Key[], changes?: object): Promise<void> {
  channel.server.files.set(`${version}.root.json`, await sign("root", rootPayload(version, roles, changes), signers));
}

it("follows roots one by one, each signed by the old and the new keys", async () => {
  const old = channel.roles.root;
  const [second, third] = [{ ...channel.roles, root: await keys(3) }, { ...channel.roles, root: await keys(1), rootThreshold: 1 }];
  await serveRoot(2, second, [...old.slice(0, 2), ...second.root.slice(0, 2)]);
  await serveRoot(3, third, [...second.root.slice(1), ...third.root]);
  channel.server.requests.length = 0;

  const updater = newUpdater(channel, store);
  expect(await updater.check()).toMatchObject({ outcome: "updated" });
  expect((await updater.current()).status.root).toMatchObject({ version: 3, expired: false });
  expect(channel.server.requests.slice(0, 4)).toEqual(["2.root.json", "3.root.json", "4.root.json", "index.json"]);
});

it("takes a forbidden root for one that is not there, as object stores mean it", async () => {
  channel.server.lies.set("2.root.json", "forbidden");
  expect(await newUpdater(channel, store).check()).toMatchObject({ outcome: "updated" });
  channel.server.lies.set("index.json", "forbidden");
  expect(await newUpdater(channel, store).check()).toMatchObject({ outcome: "server-error", detail: { file: "index.json", found: 403 } });
});

it.each<[string, string, (old: readonly Key[], fresh: readonly Key[]) => Key[]]>([
  ["only the old keys", "unknown-key", (old) => [...old]],
  ["only the new keys", "unknown-key", (_, fresh) => [...fresh]],
  ["too few of the old keys", "too-few-signatures", (old, fresh) => [old[0]!, ...fresh]],
  ["too few of the new keys", "too-few-signatures", (old, fresh) => [...old, fresh[0]!]],
])("refuses a root signed by %s", async (_, outcome, signers) => {
  const fresh = await keys(2);
  await serveRoot(2, { ...channel.roles, root: fresh, rootThreshold: 2 }, signers(channel.roles.root, fresh));
  const updater = newUpdater(channel, store);
  expect(await updater.check()).toMatchObject({ outcome, detail: { file: "2.root.json" } });
  expect((await updater.current()).status.root!.version).toBe(1);
});

it("refuses a root that skips a version", async () => {
  channel.server.files.set("2.root.json", await sign("root", rootPayload(3, channel.roles), channel.roles.root));
  const { outcome, detail } = await newUpdater(channel, store).check();
  expect([outcome, detail.message]).toEqual(["malformed", "version must be 2, but is 3"]);
});

it("keeps the root that it has reached although the index fails", async () => {
  await serveRoot(2, channel.roles, channel.roles.root);
  channel.server.lies.set("index.json", "server-error");
  const updater = newUpdater(channel, store);
  expect(await updater.check()).toMatchObject({ outcome: "server-error" });
  expect((await updater.current()).status.root!.version).toBe(2);
  expect(await ruleNames(updater)).toEqual(["first", "second"]);
});

it("recovers from a stolen index key that has raised all versions beyond reach", async () => {
  const evil = publish({ ...third, version: "999.0.0", rules: third.rules.slice(2) });
  await channel.offer(indexPayload(999, [evil]), [evil]);
  expect(await newUpdater(channel, store).check()).toMatchObject({ outcome: "updated" });

  // The publisher changes the index key and goes on where it was.
  const fresh = await keys(1);
  const roles = { ...channel.roles, index: fresh };
  await serveRoot(2, roles, roles.root);
  await channel.offer(indexPayload(8, [publishedThird]), [publishedThird], fresh);
  const updater = newUpdater(channel, store);
  expect(await updater.check()).toMatchObject({ outcome: "updated", packs: [{ id: "words", version: "1.2.0", outcome: "updated" }] });
  expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);

  // The stolen key is worth nothing any more.
  await channel.offer(indexPayload(1000, [evil]), [evil]);
  expect(await updater.check()).toMatchObject({ outcome: "unknown-key" });
});

it("takes no older pack under new keys either, once an index of theirs has named the one in use", async () => {
  const fresh = await keys(1);
  await serveRoot(2, { ...channel.roles, index: fresh }, channel.roles.root);
  await channel.offer(indexPayload(1, [publishedSecond]), [publishedSecond], fresh);
  expect(await newUpdater(channel, store).check()).toMatchObject({ outcome: "up-to-date" });
  const older = publish({ ...third, version: "1.0.9" });
  await channel.offer(indexPayload(2, [older]), [older], fresh);
  const updater = newUpdater(channel, store);
  expect(await updater.check()).toMatchObject({ outcome: "rolled-back-pack", changed: false });
  expect(await ruleNames(updater)).toEqual(["first", "second"]);
});

it("goes on from a root that is configured anew: with its versions if the same keys sign indexes", async () => {
  const newer = await sign("root", rootPayload(2, channel.roles), channel.roles.root);
  await channel.offer(indexPayload(6, [publishedThird]), [publishedThird]);
  expect(await newUpdater(channel, store, { keys: JSON.parse(newer) as object }).check()).toMatchObject({ outcome: "rolled-back-index" });
  expect(await store.read()).toMatchObject({ indexSeen: 7 });
});

it("begins anew with another publisher, whose packs replace the old ones", async () => {
  const other = await newChannel();
  await other.offer(indexPayload(1, [publishedSecond]), [publishedSecond]);
  const updater = newUpdater(other, store);
  expect(await ruleNames(updater)).toEqual(["first", "second"]);
  expect(await updater.check()).toMatchObject({ outcome: "up-to-date" });
  expect(await store.read()).toMatchObject({ indexSeen: 1, seen: [{ id: "words", version: "1.1.0" }] });
  await other.server.close();
});

it("asks for no more than 32 roots in one run, and for the rest in the next", async () => {
  for (let version = 2; version <= 40; version += 1) await serveRoot(version, channel.roles, channel.roles.root);
  const fresh = memoryStore();
  const updater = newUpdater(channel, fresh);
  await updater.check();
  expect((await updater.current()).status.root!.version).toBe(33);
  await updater.check();
  expect((await updater.current()).status.root!.version).toBe(40);
});

it.each<[string, (roles: Roles) => Promise<string>, string]>([
  ["that its own keys have not signed", async (roles) => sign("root", rootPayload(1, roles), roles.root.slice(0, 1)), "too-few-signatures"],
  ["signed by others", async (roles) => sign("root", rootPayload(1, roles), await keys(2)), "unknown-key"],
  ["with a key under another's id", async (roles) => sign("root", rootPayload(1, roles, { keys: Object.fromEntries([...roles.root, ...roles.index].map(({ id }, i, all) => [id, Buffer.from(all[(i + 1) % all.length]!.publicKey).toString("base64")])) }), roles.root), "malformed"],
])("refuses a configured root %s", async (_, make, outcome) => {
  expect(await newUpdater(channel, store, { keys: await make(channel.roles) }).check()).toMatchObject({ outcome, detail: { file: "the configured root" } });
});
