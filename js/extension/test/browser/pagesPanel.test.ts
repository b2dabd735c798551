// Whose text the side panel shows, and what it says where there is none.
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { openAbout, ugliness, words } from "./pagesSupport.js";
import { MESSAGE, SLIPS, TEXTAREA, textOf, type, useExtension } from "./support.js";

const extension = useExtension();

afterEach(async () => {
  await extension.set({ sites: {}, pausedUntil: {}, packsOff: [] });
});

const slips = (panel: Page) => panel.locator(".slip");
const title = (panel: Page): Promise<string> => panel.locator("#empty-title").innerText();
const site = (page: Page): string => new URL(page.url()).origin;

async function typed(body = TEXTAREA): Promise<{ page: Page; panel: Page }> {
  const page = await extension.open(body);
  await type(page.locator("#field"));
  const panel = await openAbout(extension, "side-panel", page);
  await expect.poll(() => slips(panel).count()).toBe(SLIPS);
  return { page, panel };
}

describe("the side panel's text", () => {
  it("is that of the tab in front, and never that of another", async () => {
    const page = await extension.open(TEXTAREA);
    await type(page.locator("#field"));
    const other = await extension.open(TEXTAREA);
    const panel = await extension.openOwn("side-panel/index.html");
    await page.bringToFront();
    await expect.poll(() => slips(panel).count()).toBe(SLIPS);
    await other.bringToFront();
    await expect.poll(() => slips(panel).count()).toBe(0);
    await expect.poll(() => title(panel)).toBe(words("noBox"));
    await page.bringToFront();
    await expect.poll(() => slips(panel).count()).toBe(SLIPS);
  });

  it("goes with its page", async () => {
    const { page, panel } = await typed();
    await page.reload();
    await expect.poll(() => slips(panel).count()).toBe(0);
    await expect.poll(() => title(panel)).toBe(words("noBox"));
  });

  it("does not blink when the background starts anew, and goes with a page that left meanwhile", async () => {
    const { page, panel } = await typed();
    await panel.evaluate(() => {
      const fewest = { slips: Infinity };
      Object.assign(globalThis, { fewest });
      new MutationObserver(() => { fewest.slips = Math.min(fewest.slips, document.querySelectorAll(".slip").length); }).observe(document.querySelector("#list") as Element, { childList: true });
    });
    await extension.killWorker();
    await page.bringToFront();
    await page.keyboard.type(",喂");
    await expect.poll(() => slips(panel).count(), { timeout: 10_000 }).toBe(SLIPS + 1);
    expect(await panel.evaluate(() => (globalThis as unknown as { fewest: { slips: number } }).fewest.slips)).toBeGreaterThanOrEqual(SLIPS);
    await extension.killWorker();
    await page.reload();
    await expect.poll(() => slips(panel).count(), { timeout: 10_000 }).toBe(0);
  });

  it("is that of the frame that was written in last", async () => {
    const frame = (name: string) => `<iframe name="${name}" style="width:600px;height:120px" src="${extension.pages.add(`/${name}`, TEXTAREA).replace("127.0.0.1", "localhost")}"></iframe>`;
    const page = await extension.open(frame("one") + frame("two"));
    const [one, two] = ["one", "two"].map((name) => page.frameLocator(`[name=${name}]`).locator("#field"));
    if (!one || !two) throw new Error("no frames");
    await type(one, "你等一下");
    await type(two);
    await one.click();
    const panel = await openAbout(extension, "side-panel", page);
    await expect.poll(() => slips(panel).locator("mark").allInnerTexts()).toEqual(["你等一下"]);
    await page.bringToFront();
    await two.click();
    await expect.poll(() => slips(panel).count()).toBe(SLIPS);
  });

  it("is gone through from slip to slip, wherever the focus of the page is", async () => {
    const { page, panel } = await typed(`${TEXTAREA}<button id="other">other</button>`);
    const field = page.locator("#field");
    const place = (): Promise<number> => field.evaluate((element: HTMLTextAreaElement) => element.selectionEnd);
    const last = MESSAGE.length;
    for (const expected of [4, last, 4]) {
      await page.locator("#other").focus();
      await panel.locator("#next").click();
      await expect.poll(place).toBe(expected);
    }
    expect(await textOf(field)).toBe(MESSAGE);
  });
});

describe("the side panel's list", () => {
  it("is headed, names each slip by what is marked, and counts what can be mended at once", async () => {
    const page = await extension.open(TEXTAREA);
    await type(page.locator("#field"), "咱们这款有现货，你等一下，咱们再看看");
    const panel = await openAbout(extension, "side-panel", page);
    const slip = (name: string) => panel.getByRole("button", { name: words("slipNamed", name, "").trim() });
    await expect.poll(() => slip("咱们").count()).toBe(2);
    expect(await slip("你等一下").count()).toBe(1);
    expect(await panel.getByRole("heading", { level: 1 }).innerText()).toBe(words("slipsFound", 3));
    const fixAll = panel.locator("#fix-all");
    const certain = Number(/\d+/.exec(await fixAll.innerText())?.[0]);
    await fixAll.click();
    await expect.poll(() => panel.locator("#said").innerText()).toBe(words("fixed", certain));
  });

  it("keeps the focus on the slip that takes the place of the one mended", async () => {
    const { panel } = await typed();
    await panel.locator(".suggestion").first().focus();
    await panel.keyboard.press("Enter");
    await expect.poll(() => slips(panel).count()).toBe(SLIPS - 1);
    expect(await panel.locator(".reveal").first().evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe("the side panel without a list", () => {
  it("says that the site is off, paused, or on again", async () => {
    const { page, panel } = await typed();
    await extension.set({ sites: { [site(page)]: "off" } });
    await expect.poll(() => title(panel)).toBe(words("stateOff"));
    await extension.set({ sites: {}, pausedUntil: { [site(page)]: Date.now() + 3000 } });
    await expect.poll(() => title(panel)).toBe(words("statePaused"));
    expect(await ugliness(panel)).toEqual([]);
    await expect.poll(() => slips(panel).count(), { timeout: 10_000 }).toBe(SLIPS);
  });

  it("does not call a text good that no pack has looked at", async () => {
    const { panel } = await typed();
    await extension.set({ packsOff: ["zh-service"] });
    await expect.poll(() => title(panel)).toBe(words("noPacks"));
    expect(await panel.locator("#empty.waiting").count()).toBe(1);
  });

  it("says of a page of the browser that it is not checked", async () => {
    const page = await extension.openOwn("privacy/index.html#own");
    const panel = await openAbout(extension, "side-panel", page);
    await expect.poll(() => title(panel)).toBe(words("notHere"));
  });
});
