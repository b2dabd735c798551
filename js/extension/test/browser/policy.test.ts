// What an administrator has set, in a real policy file of Chromium.
import { describe, expect, it } from "vitest";
import type { Policy } from "../../src/policy.js";
import { usePolicy } from "../policyFile.js";
import { TEST_ID as id } from "./testId.js";
import { POLICY_FILE, sees, TEXTAREA, type, useExtension } from "./support.js";

const POLICY: Policy = {
  rulesOff: ["zh-service/not-knowing.*"],
  rulesLocked: ["zh-service/*"],
  blockedSites: ["http://localhost/*"],
  slots: [{ name: "company", value: "云帆" }],
  guard: { action: "block" },
  allowIgnore: false,
  allowOwnPacks: false,
  updates: { enabled: false },
};

describe("with a policy", () => {
  usePolicy(POLICY_FILE, id, () => ({ "3rdparty": { extensions: { [id]: POLICY } } }));
  const extension = useExtension(() => [], true);

  it("is in force, and told as locked", async () => {
    expect(await extension.ask("settings")).toMatchObject({
      policy: POLICY,
      effective: { slots: { company: "云帆" }, guard: { action: "block", severity: "error", sendKeys: ["Enter"] }, updateHours: 0 },
      locks: { channel: true, updateHours: true, guard: true, slots: ["company"], ignore: true, ownPacks: true, rules: ["zh-service/not-knowing.*", "zh-service/*"] },
    });
  });

  it("switches rules off, and keeps those on that are locked, whatever the person has chosen", async () => {
    await extension.set({ rules: { "zh-service/commanding.wait-you": "off" }, ignored: ["你等一下"] });
    const page = await extension.open(TEXTAREA);
    await type(page.locator("#field"));
    // 我不知道 is of a rule that is off; 你等一下 may not be ignored.
    await sees(page.locator("#field"), 1);
  });

  it("holds a message back before it is sent", async () => {
    const page = await extension.open(`<form onsubmit="document.title = 'sent'; return false">${TEXTAREA}</form><script>
      document.getElementById("field").addEventListener("keydown", ({ key }) => { if (key === "Enter") document.title = "sent"; });
    </script>`);
    const field = page.locator("#field");
    await type(field);
    await sees(field, 1);
    await page.keyboard.press("Enter");
    await page.locator("phraselint-card").waitFor({ state: "attached" });
    expect(await page.title()).toBe("");
    await page.keyboard.press("Escape");
    await field.fill("您好");
    await sees(field, 0);
    await field.focus();
    await page.keyboard.press("Enter");
    expect(await page.title()).toBe("sent");
  });

  it("keeps away from sites that are blocked", async () => {
    const page = await extension.context.newPage();
    await page.goto(extension.pages.add("/blocked", TEXTAREA).replace("127.0.0.1", "localhost"));
    await type(page.locator("#field"));
    const tabId = await extension.worker.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1, page.url());
    expect(await extension.ask("status", { tabId })).toMatchObject({ state: "blocked", locked: true, counts: { error: 0 } });
    await sees(page.locator("#field"), 0);
  });
});
