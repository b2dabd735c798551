import { afterEach, describe, expect, it } from "vitest";
import { CONSOLES } from "../../src/consoles.js";
import { answering, focused, mended, openAbout, pretending, slipsIn, tabTo, ugliness, words } from "./pagesSupport.js";
import { EDITABLE, MESSAGE, sees, SLIPS, TEXTAREA, textOf, type, useExtension } from "./support.js";

const extension = useExtension();

afterEach(async () => {
  await extension.set({ sites: {}, pausedUntil: {}, welcomed: true });
});

async function typed(body = TEXTAREA) {
  const page = await extension.open(body);
  const field = page.locator("#field");
  await type(field);
  await sees(field, SLIPS);
  return { page, field };
}

describe("the popup", () => {
  it("tells the site, its state, and what was found by severity", async () => {
    const { page } = await typed();
    const popup = await openAbout(extension, "popup", page);
    await expect.poll(() => popup.locator(".count").allInnerTexts()).toEqual([`${words("error")}\n2`, `${words("warning")}\n0`, `${words("info")}\n0`]);
    expect(await popup.locator("#headline").innerText()).toBe(words("stateOn"));
    expect(await popup.locator("#site").innerText()).toBe(new URL(page.url()).host);
    expect(await popup.locator("#trouble").isVisible()).toBe(false);
    expect(await ugliness(popup)).toEqual([]);
  });

  it("counts what is typed while it is open", async () => {
    const page = await extension.open(TEXTAREA);
    const popup = await openAbout(extension, "popup", page);
    await expect.poll(() => popup.locator(".count.error dd").innerText()).toBe("0");
    await type(page.locator("#field"));
    await expect.poll(() => popup.locator(".count.error dd").innerText()).toBe("2");
  });

  it("switches the site off and on, and the underlines go and come", async () => {
    const { page, field } = await typed();
    const popup = await openAbout(extension, "popup", page);
    await popup.getByRole("button", { name: words("switchOffSite") }).click();
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("stateOff"));
    await page.bringToFront();
    await sees(field, 0);
    await popup.bringToFront();
    await popup.getByRole("button", { name: words("switchOnSite") }).click();
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("stateOn"));
    await page.bringToFront();
    await field.click();
    await sees(field, SLIPS);
  });

  it("pauses for an hour by keyboard, and keeps the focus on what goes on again", async () => {
    const { page, field } = await typed();
    const popup = await openAbout(extension, "popup", page);
    await popup.getByRole("button", { name: words("pauseSite") }).waitFor();
    await tabTo(popup, popup.getByRole("button", { name: words("pauseSite") }));
    await popup.keyboard.press("Enter");
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("statePaused"));
    expect(await focused(popup)).toBe(words("switchOnSite"));
    await page.bringToFront();
    await sees(field, 0);
    await popup.bringToFront();
    await popup.keyboard.press("Space");
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("stateOn"));
  });

  it("chooses the scene of the tab", async () => {
    const page = await extension.open(TEXTAREA);
    const popup = await openAbout(extension, "popup", page);
    await popup.locator("#scene").selectOption("hold");
    const again = await openAbout(extension, "popup", page);
    await expect.poll(() => again.locator("#scene").inputValue()).toBe("hold");
  });

  it("says that nothing is checked where no pack is in use", async () => {
    await extension.set({ packsOff: ["zh-service"] });
    const popup = await openAbout(extension, "popup", await extension.open(TEXTAREA));
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("noPacks"));
    expect(await popup.locator(".count").count()).toBe(0);
    expect(await popup.locator("#actions").innerText()).toBe(words("openOptions"));
    expect(await ugliness(popup)).toEqual([]);
    await extension.set({ packsOff: [] });
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("stateOn"));
  });

  it.each([["stays open, and says what a refusal means", false], ["is closed by the browser's question", true]])("switches a site on that is allowed, when it %s", async (_, closes) => {
    const origin = "https://im.example.com";
    await extension.set({ sites: { [origin]: "off" } });
    const page = await extension.open(TEXTAREA);
    const popup = await openAbout(extension, "popup", page);
    await pretending(popup, { state: "no-access", origin, pattern: `${origin}/*` });
    await popup.reload();
    const asked = await answering(popup, false);
    if (closes) await popup.evaluate(() => { chrome.permissions.request = (() => { window.close(); return new Promise(() => undefined); }) as typeof chrome.permissions.request; });
    const allow = popup.getByRole("button", { name: words("allowSite") });
    await allow.click();
    await expect.poll(async () => (await extension.ask<{ chosen: { sites: object } }>("settings")).chosen.sites).toEqual({});
    if (closes) return;
    expect(await asked()).toEqual([{ origins: [`${origin}/*`] }]);
    await expect.poll(() => popup.locator("#trouble").innerText()).toBe(words("allowRefused"));
  });

  it("says of a page of the browser that nothing works there", async () => {
    const page = await extension.openOwn("privacy/index.html#own");
    const popup = await openAbout(extension, "popup", page);
    await expect.poll(() => popup.locator("#headline").innerText()).toBe(words("stateImpossible"));
    expect(await popup.locator("#actions button").count()).toBe(0);
  });
});

describe("the side panel", () => {
  it("lists what is in the box, with what to write instead, while it is typed", async () => {
    const { page } = await typed();
    const panel = await openAbout(extension, "side-panel", page);
    await panel.locator(".slip").first().waitFor();
    const slips = await slipsIn(MESSAGE);
    expect(await panel.locator(".slip mark").allInnerTexts()).toEqual(slips.map(({ text }) => text));
    expect(await panel.locator(".slip .message").allInnerTexts()).toEqual(slips.map(({ message }) => message));
    expect(await panel.locator(".suggestion").count()).toBe(slips.flatMap(({ suggestions }) => suggestions).length);
    expect(await panel.locator("#summary").innerText()).toBe(words("slipsFound", slips.length));
    expect(await ugliness(panel)).toEqual([]);
    await page.bringToFront();
    await page.keyboard.type(",喂");
    await expect.poll(() => panel.locator(".slip").count()).toBe(slips.length + 1);
  });

  it.each([["a text area", TEXTAREA], ["a contenteditable box", EDITABLE]])("applies a suggestion in %s", async (_, body) => {
    const { page, field } = await typed(body);
    const panel = await openAbout(extension, "side-panel", page);
    const [first] = await slipsIn(MESSAGE);
    if (!first) throw new Error("nothing to mend");
    await panel.locator(".suggestion").first().click();
    await expect.poll(() => textOf(field)).toBe(mended(MESSAGE, first));
    await expect.poll(() => panel.locator(".slip").count()).toBe((await slipsIn(mended(MESSAGE, first))).length);
  });

  it("mends everything at once, and says that nothing is left", async () => {
    const page = await extension.open(TEXTAREA);
    const field = page.locator("#field");
    await type(field, "咱们这款有现货，你们公司的地址在哪里");
    const panel = await openAbout(extension, "side-panel", page);
    await expect.poll(() => panel.locator(".slip").count()).toBe(2);
    await panel.locator("#fix-all").click();
    await expect.poll(() => panel.locator("#said").innerText()).toBe(words("fixed", 2));
    expect(await slipsIn(await textOf(field))).toEqual([]);
    await expect.poll(() => panel.locator("#empty-title").innerText()).toBe(words("clean"));
    expect(await panel.locator("#fix-all").isDisabled()).toBe(true);
    expect(await panel.locator("#next").isDisabled()).toBe(true);
  });

  it("goes through slips and suggestions by arrows, and applies by Enter", async () => {
    const { page, field } = await typed();
    const panel = await openAbout(extension, "side-panel", page);
    await panel.locator(".slip").first().waitFor();
    const [first] = await slipsIn(MESSAGE);
    if (!first) throw new Error("nothing to mend");
    await panel.keyboard.press("ArrowDown");
    expect(await focused(panel)).toContain(first.message);
    await panel.keyboard.press("ArrowDown");
    expect(await focused(panel)).toContain(first.suggestions[0]?.text);
    await panel.keyboard.press("End");
    await panel.keyboard.press("Home");
    expect(await focused(panel)).toContain(first.message);
    await panel.keyboard.press("ArrowDown");
    await panel.keyboard.press("Enter");
    await expect.poll(() => textOf(field)).toBe(mended(MESSAGE, first));
  });

  it("leaves to the agent what has several answers", async () => {
    const { page } = await typed();
    const panel = await openAbout(extension, "side-panel", page);
    await panel.locator(".slip").first().waitFor();
    expect(await panel.locator("#fix-all").isDisabled()).toBe(true);
    expect(await panel.locator("#next").isEnabled()).toBe(true);
  });

  it("asks for a box where none had the focus", async () => {
    const page = await extension.open(TEXTAREA);
    const panel = await openAbout(extension, "side-panel", page);
    expect(await panel.locator("#empty-title").innerText()).toBe(words("noBox"));
    expect(await ugliness(panel)).toEqual([]);
  });

  it("goes on after the worker has died", async () => {
    const { page, field } = await typed();
    const panel = await openAbout(extension, "side-panel", page);
    await panel.locator(".slip").first().waitFor();
    await extension.killWorker();
    await page.bringToFront();
    await field.click();
    await page.keyboard.press("End");
    await page.keyboard.type(",喂");
    await expect.poll(() => panel.locator(".slip").count(), { timeout: 10_000 }).toBe(SLIPS + 1);
  });
});

describe("welcome and privacy", () => {
  it("offers the known consoles, none of them chosen", async () => {
    const welcome = await extension.openOwn("welcome/index.html");
    expect(await welcome.locator("#consoles :checked").count()).toBe(0);
    expect(await welcome.locator("#allow").isDisabled()).toBe(true);
    await tabTo(welcome, welcome.locator("#consoles input").first());
    await welcome.keyboard.press("Space");
    expect(await welcome.locator("#allow").innerText()).toBe(words("welcomeAllow", 1));
    await welcome.keyboard.press("Space");
    expect(await ugliness(welcome)).toEqual([]);
  });

  it.each([[true, "welcomeDone"], [false, "welcomeRefused"]] as const)("asks once for all that were chosen; answered %s, it says what that means", async (granted, says) => {
    const welcome = await extension.openOwn("welcome/index.html");
    const asked = await answering(welcome, granted);
    await welcome.locator("#consoles input").nth(0).check();
    await welcome.locator("#consoles input").nth(2).check();
    await welcome.locator("#allow").click();
    await expect.poll(() => welcome.locator("#outcome").innerText()).toBe(words(says));
    expect(await asked()).toEqual([{ origins: [CONSOLES[0]?.pattern, CONSOLES[2]?.pattern] }]);
  });

  it("does not ask again for what is allowed", async () => {
    const welcome = await extension.openOwn("privacy/index.html");
    const [first] = CONSOLES;
    await welcome.addInitScript((origins) => {
      chrome.permissions.getAll = (() => Promise.resolve({ origins })) as typeof chrome.permissions.getAll;
    }, [first?.pattern]);
    await welcome.goto(new URL("../welcome/index.html", welcome.url()).href);
    const allowed = welcome.locator("#consoles label").first();
    await expect.poll(() => allowed.innerText()).toContain(words("welcomeAllowed"));
    expect(await allowed.getByRole("checkbox").isDisabled()).toBe(true);
    expect(await welcome.locator("#allow").isDisabled()).toBe(true);
    await welcome.locator("#consoles input").nth(1).check();
    expect(await welcome.locator("#allow").innerText()).toBe(words("welcomeAllow", 1));
    expect(await ugliness(welcome)).toEqual([]);
  });

  it("says what leaves the machine", async () => {
    const privacy = await extension.openOwn("privacy/index.html");
    expect(await privacy.locator("main").innerText()).toContain(words("privacyRequests"));
    expect(await ugliness(privacy)).toEqual([]);
  });
});
