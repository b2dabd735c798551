// The add-on's own pages, each doing what it is there for: popup and sidebar in the browser's window, the others in tabs.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { buildPack } from "../../../engine/test/updates/publisher.js";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { firstSlip, mended, slipsIn, words } from "../words.js";
import { PATIENCE, press, sees, textOf, type, useFirefox } from "./support.js";
import { closePopup, closeSidebar, isSidebarOpen, openPopup, sidebar } from "./window.js";

const firefox = useFirefox();
const SECTIONS = ["packs", "rules", "slots", "ignored", "guard", "keys", "sites", "transfer", "privacy"] as const;
const folder = mkdtempSync(join(tmpdir(), "phraselint-"));

afterEach(async () => {
  await firefox.set({ rules: {}, ignored: [], slots: {}, sites: {}, pausedUntil: {}, packsOff: [] });
  expect(await firefox.errors()).toEqual([]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function typed(text = MESSAGE, underlines = SLIPS) {
  const page = await firefox.open(TEXTAREA);
  const field = await type(page, text);
  await sees(field, underlines);
  return { page, field };
}

const openOptions = (section: string): Promise<Page> => firefox.openOwn(`options/index.html#${section}`);
const reads = (page: Page, words: string) => page.waitForFunction((words) => document.body.innerText.includes(words), {}, words);
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** Chooses files for the first field that takes some. */
async function choose(options: Page, around: string, ...paths: string[]): Promise<void> {
  const input = await options.waitForSelector(`${around} input[type=file]`) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...paths);
}

describe("the popup", () => {
  it("tells the site and what was found, and switches the site off and on", async () => {
    const { page, field } = await typed();
    const popup = await openPopup(firefox);
    await expect.poll(() => popup.text("#counts"), PATIENCE).toBe(`${words("error")}\n2\n${words("warning")}\n0\n${words("info")}\n0`);
    expect(await popup.text("#site")).toBe(new URL(page.url()).host);
    expect(await popup.text("#headline")).toBe(words("stateOn"));
    await popup.click("#actions button:last-child");
    await expect.poll(() => popup.text("#headline"), PATIENCE).toBe(words("stateOff"));
    await sees(field, 0);
    await popup.click("#actions button");
    await expect.poll(() => popup.text("#headline"), PATIENCE).toBe(words("stateOn"));
    await closePopup(firefox);
    await field.click();
    await sees(field, SLIPS);
  });
});

describe("the sidebar", () => {
  afterEach(() => closeSidebar(firefox));

  it("is opened from the popup, follows what is typed, and writes what is chosen in it", async () => {
    const { page, field } = await typed();
    await (await openPopup(firefox)).click("#open-panel");
    await expect.poll(() => isSidebarOpen(firefox), PATIENCE).toBe(true);
    const panel = await sidebar(firefox);
    await expect.poll(() => panel.text("#summary"), PATIENCE).toBe(words("slipsFound", SLIPS));
    const slip = await firstSlip(MESSAGE);
    expect(await panel.text(".slip")).toContain(slip.message);
    await panel.click(".suggestion");
    const now = mended(MESSAGE, slip);
    await expect.poll(() => textOf(field), PATIENCE).toBe(now);
    await expect.poll(() => panel.text("#summary"), PATIENCE).toBe(words("slipsFound", (await slipsIn(now)).length));
    await field.click({ count: 3 });
    await page.keyboard.type("您好");
    await expect.poll(() => panel.text("#empty-title"), PATIENCE).toBe(words("clean"));
  });

  it("goes on after the event page has ended", async () => {
    const { page } = await typed();
    await (await openPopup(firefox)).click("#open-panel");
    const panel = await sidebar(firefox);
    await expect.poll(() => panel.text("#summary"), PATIENCE).toBe(words("slipsFound", SLIPS));
    await firefox.endBackground();
    await page.keyboard.type("，喂");
    await expect.poll(() => panel.text("#summary"), PATIENCE).toBe(words("slipsFound", SLIPS + 1));
  });
});

describe("the options", () => {
  it.each(SECTIONS)("show the section %s", async (section) => {
    const options = await openOptions(section);
    await reads(options, words(section));
    await options.waitForSelector(section === "rules" ? ".rule" : ".section h2");
  });

  it("find a rule and switch it off: its underline goes in the page that is open", async () => {
    const { page, field } = await typed();
    const { rule } = await firstSlip(MESSAGE);
    const options = await openOptions("rules");
    await options.locator("[type=search]").fill(rule);
    await options.waitForFunction((rule) => document.querySelector(".rule code")?.textContent === rule, {}, rule);
    await options.click(".rule .switch");
    await page.bringToFront();
    await sees(field, SLIPS - 1);
    await options.bringToFront();
    await options.click(".rule .switch");
    await page.bringToFront();
    await sees(field, SLIPS);
  });

  it("take a slot, which is in the suggestions from then on", async () => {
    const options = await openOptions("slots");
    await options.locator(`::-p-aria(${words("slotCompany")})`).fill("云帆集团");
    await press(options, "Tab");
    await expect.poll(() => firefox.ask("settings"), PATIENCE).toMatchObject({ chosen: { slots: { company: "云帆集团" } } });
    await typed("你打错了", 1);
    await (await openPopup(firefox)).click("#open-panel");
    const panel = await sidebar(firefox);
    await expect.poll(() => panel.text(".suggestion .wording"), PATIENCE).toContain("这里是云帆集团客户服务中心");
    await closeSidebar(firefox);
  });

  it("check a pack of one's own, take it when it is mended, and are rid of it", async () => {
    const names = (severity: string): string[] => [
      file("pack.yaml", "id: my-shop\nversion: 1.0.0\ntitle: 自家用语\nlanguage: zh-CN\nowner: shop\nlicence: MIT\n"),
      file("names.yaml", `- id: names.old\n  severity: ${severity}\n  phrases: ["蓝精灵"]\n  suggest: [{ text: "小精灵" }]\n  message: 这是旧名\n  why: 客户会找不到\n  source: 内部\n  bad: ["蓝精灵到了"]\n  good: ["小精灵到了"]\n`),
    ];
    const options = await openOptions("packs");
    await choose(options, ".drop", ...names("errr"));
    await reads(options, "names.yaml:2:13: `severity` is `errr`; it must be one of: error, warning, info");
    await choose(options, ".drop", ...names("error"));
    await reads(options, words("packAdded", "自家用语 1.0.0"));
    const { page, field } = await typed("蓝精灵到了", 1);
    await options.bringToFront();
    await options.locator(`::-p-aria(${words("removeNamed", "自家用语")})`).click();
    await page.bringToFront();
    await sees(field, 0);
  });

  it("take a compiled pack, and refuse what is none", async () => {
    const options = await openOptions("packs");
    await choose(options, ".drop", file("photo.pack", "PNG"));
    await reads(options, words("notAPack", "photo.pack"));
    await choose(options, ".drop", file("words.pack", buildPack({ id: "words", version: "1.0.0", rules: [{ id: "word.other", phrase: "红精灵" }] })));
    await reads(options, words("packAdded", "words 1.0.0"));
    await firefox.endBackground();
    await typed("红精灵到了", 1);
  });

  it("take in settings from a file", async () => {
    await firefox.set({ ignored: ["亲亲"], slots: { company: "云帆" } });
    const { chosen } = await firefox.ask<{ chosen: object }>("settings");
    await firefox.set({ ignored: [], slots: {} });
    const options = await openOptions("transfer");
    await choose(options, ".section", file("settings.json", JSON.stringify(chosen)));
    await options.locator(`::-p-aria(${words("importApply", 2)})`).click();
    await expect.poll(() => firefox.ask("settings"), PATIENCE).toMatchObject({ chosen: { ignored: ["亲亲"], slots: { company: "云帆" } } });
  });

  it("delete everything, once it is sure", async () => {
    await firefox.set({ ignored: ["亲亲"] });
    const options = await openOptions("privacy");
    await options.locator(`::-p-aria(${words("deleteAll")})`).click();
    await options.locator(`::-p-aria(${words("deleteSure")})`).click();
    await reads(options, words("deleted"));
    expect(await firefox.ask("settings")).toMatchObject({ chosen: { ignored: [] } });
  });
});

it("says what leaves the machine", async () => {
  const privacy = await firefox.openOwn("privacy/index.html");
  await reads(privacy, words("privacyRequests"));
});

it("tells of what goes wrong in a page", async () => {
  const page = await firefox.openOwn("privacy/index.html");
  await page.evaluate(() => void setTimeout(() => { throw new Error("seen"); }));
  await expect.poll(() => firefox.errors(), PATIENCE).toEqual([expect.stringContaining("seen")]);
});
