// What an administrator has set, in a real policy file of Firefox: rules that are off, and a channel, which is asked by itself.
import { afterAll, describe, expect, it } from "vitest";
import { indexPayload, publish } from "../../../engine/test/updates/publisher.js";
import { newChannel, type Channel } from "../../../engine/test/updates/setUp.js";
import { manifest } from "../../scripts/manifest.js";
import type { Policy } from "../../src/policy.js";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { usePolicy } from "../policyFile.js";
import { fieldIn, sees, useFirefox } from "./support.js";

const POLICY_FILE = "/etc/firefox/policies/policies.json";
/** A client that has never asked does so within two minutes. */
const FIRST_RUN = 150_000;

const { id } = (manifest("firefox", { version: "0.1.0" }) as { browser_specific_settings: { gecko: { id: string } } }).browser_specific_settings.gecko;

describe("with a policy", () => {
  const trees = publish({ id: "trees", version: "1.0.0", rules: [{ id: "tree.yew", phrase: "紫杉一号" }] });
  let channel: Channel;
  usePolicy(POLICY_FILE, id, async () => {
    channel = await newChannel();
    await channel.offer(indexPayload(1, [trees]), [trees]);
    const policy: Policy = { rulesOff: ["zh-service/not-knowing.*"], updates: { index: `${channel.server.url}/index.json`, root: channel.root, intervalHours: 1 } };
    return { policies: { "3rdparty": { Extensions: { [id]: policy } } } };
  });
  afterAll(() => channel?.server.close());
  const firefox = useFirefox();

  it("switches rules off, and renews packs from the channel that it names", async () => {
    const page = await firefox.open(TEXTAREA);
    const field = await fieldIn(page);
    await field.click();
    await page.keyboard.type(MESSAGE);
    await sees(field, SLIPS - 1);
    await expect.poll(() => channel.server.requests, { timeout: FIRST_RUN, interval: 500 }).toContain(trees.entry.examples.url);
    await field.click({ count: 3 });
    await page.keyboard.type("紫杉一号");
    await sees(field, 1);
  }, 2 * FIRST_RUN);
});
