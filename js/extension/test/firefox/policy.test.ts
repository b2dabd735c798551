// What an administrator has set, in a real policy file of Firefox: rules that are off, and a channel, which is asked by itself.
import { afterAll, describe, expect, it } from "vitest";
import { indexPayload, publish } from "../../../engine/test/updates/publisher.js";
import { newChannel, type Channel } from "../../../engine/test/updates/setUp.js";
import type { Policy } from "../../src/policy.js";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { usePolicy } from "../policyFile.js";
import { ID } from "./launch.js";
import { PATIENCE, POLICY_FILE, sees, type, useFirefox } from "./support.js";

/** Within which a client asks that has never done so, in milliseconds. */
const FIRST_RUN = 120_000;

describe("with a policy", () => {
  const trees = publish({ id: "trees", version: "1.0.0", rules: [{ id: "tree.yew", phrase: "紫杉一号" }] });
  let channel: Channel;
  usePolicy(POLICY_FILE, ID, async () => {
    channel = await newChannel();
    await channel.offer(indexPayload(1, [trees]), [trees]);
    const policy: Policy = { rulesOff: ["zh-service/not-knowing.*"], updates: { index: `${channel.server.url}/index.json`, root: channel.root, intervalHours: 1 } };
    return { policies: { "3rdparty": { Extensions: { [ID]: policy } } } };
  });
  afterAll(() => channel?.server.close());
  const firefox = useFirefox({ hasPolicy: true });

  it("switches rules off, and renews packs from the channel that it names", async () => {
    const page = await firefox.open(TEXTAREA);
    const field = await type(page, MESSAGE);
    await sees(field, SLIPS - 1);
    const own = await firefox.own();
    const due = (): Promise<number> => own.evaluate(async () => (await chrome.alarms.get("renew"))?.scheduledTime ?? Infinity);
    await expect.poll(due, PATIENCE).toBeLessThanOrEqual(Date.now() + FIRST_RUN);
    await own.evaluate(() => chrome.alarms.create("renew", { when: Date.now() }));
    await expect.poll(() => channel.server.requests, PATIENCE).toContain(trees.entry.examples.url);
    await page.bringToFront();
    await field.click({ count: 3 });
    await page.keyboard.type("紫杉一号");
    await sees(field, 1);
  });
});
