// The faults of a channel in Firefox, which can make a disk full by its own means.
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { indexPayload, publish } from "../../../engine/test/updates/publisher.js";
import { third } from "../../../engine/test/updates/setUp.js";
import { tryUpdates } from "../updates.js";
import { TEXTAREA } from "../fields.js";
import { sees, type, useFirefox } from "./support.js";

const firefox = useFirefox();
const updates = tryUpdates({
  ask: (type) => firefox.ask(type),
  set: (settings) => firefox.set(settings),
  inOwnPage: async (run) => (await firefox.own()).evaluate(run),
  endBackground: () => firefox.endBackground(),
  async typeAndSee(text, underlines) {
    const field = await type(await firefox.open(TEXTAREA), text);
    await sees(field, underlines);
    return (others) => sees(field, others);
  },
  async optionsSay(words) {
    const options = await firefox.openOwn("options/index.html");
    await options.waitForFunction((words) => document.body.innerText.includes(words), {}, words);
  },
});

it("goes on after a full disk", async () => {
  // In random wording, because Firefox compresses what it stores.
  const rules = Array.from({ length: 2000 }, (_, index) => ({ id: `word.more-${index}`, phrase: randomBytes(8).toString("hex") }));
  const large = publish({ ...third, rules: [...third.rules, ...rules] });
  await updates.channel.offer(indexPayload(8, [large]), [large]);
  // Room for what is stored, and not for more.
  const used = await firefox.inWindow(() => new Promise<number>((done) => {
    Services.qms.getUsage(({ result }) => done(result.reduce((sum, { origin, usage }) => sum + (origin.startsWith("moz-extension") ? usage : 0), 0)), true);
  }));
  await firefox.restart({ "dom.quotaManager.temporaryStorage.fixedLimit": Math.ceil(used / 1024) + 8 });
  const report = await updates.check();
  expect(report).toMatchObject({ outcome: "storage-full", changed: false });
  expect(await updates.inUse(2)).toBe("1.1.0");
  await updates.tell("full disk", report, "1.1.0", 2);
  await firefox.restart();
  expect(await updates.check()).toMatchObject({ outcome: "updated" });
  expect(await updates.inUse(3)).toBe("1.2.0");
}, 3 * 60_000);

declare const Services: { qms: { getUsage(done: (request: { result: { origin: string; usage: number }[] }) => void, all: boolean): void } };
