// Packs that stand on one another: they are tried together, come together, and what fails takes nothing else along.
import { memoryStore, type Updater } from "phraselint/updates";
import { afterEach, beforeEach, expect, it } from "vitest";
import { examplesOf, indexPayload, publish, type Published, type TestPack } from "./publisher.js";
import { type Channel, first, newChannel, newUpdater, ruleNames, second, third } from "./setUp.js";

let channel: Channel;
let updater: Updater;
let version = 0;
beforeEach(async () => {
  channel = await newChannel();
  updater = newUpdater(channel, memoryStore());
});
afterEach(() => channel.server.close());

async function check(...packs: Published[]): Promise<[string, string][]> {
  version += 1;
  await channel.offer(indexPayload(version, packs), packs);
  const report = await updater.check();
  return report.packs.map(({ id, outcome }) => [id, outcome]);
}

const acme = (base: TestPack, off: string[], version = "1.0.0"): TestPack => ({ id: "acme", version, rules: [{ id: "word.own", phrase: "随便你" }], extends: base, off });
/** `words` without its first rule. */
const shorter: TestPack = { ...second, version: "2.0.0", rules: second.rules.slice(1) };

it("comes with its base, in whatever order the index has them", async () => {
  const overlay = publish(acme(second, ["word.first"]));
  expect(await check(overlay, publish(second))).toEqual([["acme", "updated"], ["words", "updated"]]);
  expect(await ruleNames(updater)).toEqual(["second", "own"]);
});

it("stands on a base that is built in", async () => {
  expect(await check(publish(acme(first, ["word.first"])))).toEqual([["acme", "updated"]]);
  expect(await ruleNames(updater)).toEqual(["own"]);
});

it("is refused without its base", async () => {
  const base: TestPack = { ...first, id: "base" };
  expect(await check(publish(acme(base, ["word.first"])), publish(second))).toEqual([["acme", "pack-rejected"], ["words", "updated"]]);
  expect(await ruleNames(updater)).toEqual(["first", "second"]);
});

it("holds back a base that no longer fits it, until it comes anew", async () => {
  await check(publish(second), publish(acme(second, ["word.first"])));
  expect(await check(publish(shorter), publish(acme(second, ["word.first"])))).toEqual([["words", "pack-rejected"], ["acme", "up-to-date"]]);
  expect(await ruleNames(updater)).toEqual(["second", "own"]);
  expect(await check(publish(shorter), publish(acme(shorter, ["word.second"], "1.1.0")))).toEqual([["words", "updated"], ["acme", "updated"]]);
  expect(await ruleNames(updater)).toEqual(["own"]);
});

it("the examples of a base are tried without what stands on it", async () => {
  const silent = acme(second, ["word.first", "word.second"]);
  expect(await check(publish(second), publish(silent))).toEqual([["words", "updated"], ["acme", "updated"]]);
  expect(await ruleNames(updater)).toEqual(["own"]);
});

it("a base that fails its examples takes the overlay back to the old base", async () => {
  await check(publish(second), publish(acme(second, ["word.first"])));
  const failing = publish(third, examplesOf(third, { examples: [{ rule: "word.third", context: {}, bad: ["您好"], good: [] }] }));
  expect(await check(failing, publish(acme(second, ["word.second"], "1.1.0")))).toEqual([["words", "examples-failed"], ["acme", "updated"]]);
  expect(await ruleNames(updater)).toEqual(["first", "own"]);
});
