// What the extension's own pages show as decided by an administrator.
import { describe, expect, it } from "vitest";
import type { Policy } from "../../src/policy.js";
import { usePolicy } from "../policyFile.js";
import { openAbout, openOptions, ugliness, words } from "./pagesSupport.js";
import { POLICY_FILE, TEXTAREA, useExtension } from "./support.js";
import { TEST_ID } from "./testId.js";

const POLICY: Policy = {
  rulesOff: ["zh-service/not-knowing.*"],
  blockedSites: ["http://localhost/*"],
  slots: [{ name: "company", value: "云帆" }],
  guard: { action: "block" },
  allowIgnore: false,
  allowOwnPacks: false,
};

describe("with a policy", () => {
  usePolicy(POLICY_FILE, TEST_ID, () => ({ "3rdparty": { extensions: { [TEST_ID]: POLICY } } }));
  const extension = useExtension(() => [], true);

  it("a blocked site is off, and cannot be switched", async () => {
    const options = await openOptions(extension, "sites");
    const blocked = options.getByRole("switch", { name: words("useNamed", "http://localhost") });
    await blocked.waitFor();
    expect([await blocked.isChecked(), await blocked.isDisabled()]).toEqual([false, true]);
    expect(await options.getByRole("switch", { name: words("useNamed", "http://127.0.0.1") }).isChecked()).toBe(true);
  });

  it("says once that the administrator has decided so", async () => {
    const page = await extension.open(TEXTAREA);
    await page.goto(page.url().replace("127.0.0.1", "localhost"));
    const popup = await openAbout(extension, "popup", page);
    await expect.poll(() => popup.locator("#state").innerText()).toBe(`${words("stateBlocked")}\n\n${words("stateBlockedHint")}`);
    const panel = await openAbout(extension, "side-panel", page);
    await expect.poll(() => panel.locator("#empty-title").innerText()).toBe(words("stateBlocked"));
  });

  it.each(["packs", "slots", "guard", "ignored", "rules"])("section %s says what is locked, and locks it", async (section) => {
    const options = await openOptions(extension, section);
    await options.locator(".locked").first().waitFor();
    expect(await options.locator(".locked").first().innerText()).toBe(words("lockedByPolicy"));
    const controls = { packs: ".drop input", slots: "[data-key=company]", guard: ".row :is(input, select, button)", ignored: ".add :is(input, button)", rules: ".rule .switch" }[section] ?? "";
    expect(await options.locator(controls).evaluateAll((elements) => (elements as HTMLInputElement[]).every(({ disabled }) => disabled) && elements.length > 0)).toBe(true);
    expect(await ugliness(options)).toEqual([]);
  });
});
