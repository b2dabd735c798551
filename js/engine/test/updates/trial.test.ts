import { memoryStore } from "phraselint/updates";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tryPacks } from "../../dist/updates/trial.js";
import { type IndexedPack } from "../../dist/updates/formats.js";
import { buildPack, examplesOf, indexPayload, publish } from "./publisher.js";
import { type Channel, first, newChannel, newUpdater } from "./setUp.js";

const bytes = buildPack(first);
const pack = { id: "words", version: "1.0.0" } as IndexedPack;
/** Far more texts than one slice holds. */
const examples = [{ rule: "word.first", context: {}, bad: Array.from({ length: 20_000 }, (_, i) => `不知道${i}`), good: [] }];

it("lets everything else have its turn between slices", async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1));
  const { good, refused } = await tryPacks(new Map(), [{ pack, bytes, examples }]);
  clearInterval(others);
  expect([good.length, refused.length]).toEqual([1, 0]);
  expect(turns).toBeGreaterThan(1);
});

it("ends between two slices when it is cancelled", async () => {
  const cancelling = new AbortController();
  setTimeout(() => cancelling.abort());
  await expect(tryPacks(new Map(), [{ pack, bytes, examples }], undefined, cancelling.signal)).rejects.toMatchObject({ outcome: "cancelled" });
});

let channel: Channel;
beforeEach(async () => {
  channel = await newChannel();
});
afterEach(() => channel.server.close());

it.each<[string, object, string | undefined]>([
  ["in its scene", { scene: "hold" }, undefined],
  ["on a day", { date: "2026-11-22" }, undefined],
  ["of a customer, where the rule is for agents", { role: "customer" }, 'examples-failed: words/word.first does not find "不知道"'],
  ["on a day that is none", { date: "2026-13-45" }, 'pack-rejected: context.date must be a day such as "2026-11-22"'],
])("tries examples %s", async (_, context, failure) => {
  const offered = publish(first, examplesOf(first, { examples: [{ rule: "word.first", context, bad: ["不知道"], good: [] }] }));
  await channel.offer(indexPayload(1, [offered]), [offered]);
  const report = await newUpdater(channel, memoryStore(), { builtIn: [] }).check();
  const { outcome, detail } = report;
  expect(detail.message ? `${outcome}: ${detail.message}` : outcome).toBe(failure ?? "updated");
});
