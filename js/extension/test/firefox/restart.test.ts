// Firefox is ended and started again with the same profile: everything is as it was, and works without anybody doing anything.
import { once } from "node:events";
import type { UpdateReport } from "phraselint/updates";
import { afterAll, beforeAll, expect, it } from "vitest";
import { indexPayload, publish } from "../../../engine/test/updates/publisher.js";
import { newChannel, type Channel } from "../../../engine/test/updates/setUp.js";
import type { PackState } from "../../src/messages.js";
import { TEXTAREA } from "../fields.js";
import { firstSlip } from "../words.js";
import { WELCOME } from "./launch.js";
import { PATIENCE, sees, type, useFirefox } from "./support.js";

const firefox = useFirefox();
/** One slip for each pack: of the built-in one, whose rule is off, and of one from the channel. */
const TEXT = "我不知道，紫杉一号";
const trees = publish({ id: "trees", version: "1.0.0", rules: [{ id: "tree.yew", phrase: "紫杉一号" }] });
let channel: Channel;

beforeAll(async () => {
  channel = await newChannel();
  await channel.offer(indexPayload(1, [trees]), [trees]);
});
afterAll(() => channel?.server.close());

/** Everything that has to outlast the browser. */
async function kept() {
  const { chosen } = await firefox.ask<{ chosen: object }>("settings");
  const packs = (await firefox.ask<PackState[]>("packs")).map(({ id, version, from }) => `${id} ${version} ${from}`);
  const scripts = await (await firefox.own()).evaluate(() => chrome.scripting.getRegisteredContentScripts());
  return { chosen, packs, scripts };
}

const due = async (): Promise<number> => (await firefox.own()).evaluate(async () => (await chrome.alarms.get("renew"))?.scheduledTime ?? 0);

async function killed(): Promise<void> {
  const process = firefox.browser.process();
  if (!process) throw new Error("the browser is no process of this one");
  const ended = once(process, "exit");
  process.kill("SIGKILL");
  await ended;
}

it.each([["ended", () => undefined], ["killed", killed]])("works on after the browser was %s", async (_, end) => {
  const { rule } = await firstSlip(TEXT);
  await firefox.set({ channel: { index: `${channel.server.url}/index.json`, root: channel.root }, rules: { [rule]: "off" }, slots: { company: "云帆" }, sites: { "http://localhost": "off" } });
  expect(["updated", "up-to-date"]).toContain((await firefox.ask<UpdateReport>("checkUpdates")).outcome);
  await sees(await type(await firefox.open(TEXTAREA), TEXT), 1);
  const before = await kept();
  expect(before).toMatchObject({ packs: expect.arrayContaining(["trees 1.0.0 channel"]), scripts: [{ id: "content" }] });
  const { requests } = channel.server;
  requests.splice(0);

  await end();
  await firefox.restart();
  // First of all, before any of the add-on's own pages can have an effect.
  await sees(await type(await firefox.open(TEXTAREA), TEXT), 1);
  expect(await kept()).toEqual(before);
  // Firefox forgets alarms. It is not due yet: nothing was asked.
  await expect.poll(due, PATIENCE).toBeGreaterThan(Date.now());
  expect(requests).toEqual([]);
  expect(await firefox.addresses()).not.toContain(WELCOME);
}, 120_000);
