import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { COLOURS, lines, marks, openWith, paint, type Colour } from "./boxesSupport.js";
import { frame, useBrowser } from "./support.js";

useBrowser();

const AREA = "display: block; box-sizing: border-box; width: 400px; height: 120px; padding: 6px; font: inherit";
const TEXT = "错错\n警警\n讯讯";

/** Whether the screen shows this colour somewhere. */
async function shows(page: Page, colour: Colour): Promise<boolean> {
  return (await marks(page, { colour })).colour.rows.length > 0;
}

/** How many CSS pixels high the marks of each severity are together. */
async function heights(page: Page, colours: Readonly<Record<keyof typeof COLOURS, Colour>> = COLOURS): Promise<Record<keyof typeof COLOURS, number>> {
  const all = await marks(page, colours);
  const sum = (name: keyof typeof COLOURS): number => all[name].rows.reduce((total, [from, to]) => total + to - from, 0);
  return { error: sum("error"), warning: sum("warning"), info: sum("info") };
}

it("differs in shape as in highlights", async () => {
  const page = await openWith([["textarea#field", AREA, TEXT]]);
  await paint(page, "boxes");
  const { error, warning, info } = await heights(page);
  expect(error).toBeGreaterThan(4);
  expect(warning).toBeGreaterThan(4);
  expect(info).toBeLessThan(3);
  const { dashes, widths, tint } = await page.evaluate(() => {
    const paths = [...(shadowRoots.at(-1)?.querySelectorAll("path") ?? [])];
    return { dashes: paths.map((path) => getComputedStyle(path).strokeDasharray), widths: paths.map((path) => getComputedStyle(path).strokeWidth), tint: paths[0]?.getBoundingClientRect().height };
  });
  expect(dashes).toEqual(["none", "2px", "none", "none"]);
  expect(widths.slice(1)).toEqual(["2px", "1.5px", "2px"]);
  expect(tint).toBeGreaterThan(15);
});

it("keeps its colours on a dark page, and takes those that the page sets", async () => {
  const page = await openWith([["div#box", "background: #1b1f24"], ["textarea#field", `${AREA}; background: #1b1f24; color: #eee`, TEXT]]);
  await paint(page, "boxes");
  expect((await heights(page)).error).toBeGreaterThan(4);
  await page.evaluate(() => document.getElementById("box")?.style.setProperty("--phraselint-error", "rgb(0 170 0)"));
  await expect.poll(() => shows(page, [0, 170, 0])).toBe(true);
  expect(await shows(page, COLOURS.error)).toBe(false);
});

it("has the colour of text where colours are forced, and no tint, and is not on paper", async () => {
  const page = await openWith([["textarea#field", `${AREA}; color: transparent; border: 0; outline: 0`, TEXT]]);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.evaluate(() => { paper.field().style.forcedColorAdjust = "none"; document.body.style.background = "Canvas"; paper.field().style.background = "Canvas"; });
  await paint(page, "boxes");
  const [canvas, text] = await page.evaluate(() => ["Canvas", "CanvasText"].map((name) => {
    document.body.style.color = name;
    return getComputedStyle(document.body).color.match(/\d+/g)?.map(Number) as unknown as [number, number, number];
  })) as unknown as [Colour, Colour];
  expect(canvas).not.toEqual(text);
  expect((await lines(page)).length).toBe(3);
  expect((await marks(page, { text })).text.rows.length).toBe(3);
  await page.emulateMedia({ forcedColors: "none", media: "print" });
  expect(await lines(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: "active", media: "screen" });
  await page.evaluate(() => paper.detach());
  expect((await marks(page, { text })).text.rows.length).toBe(0);
});

it("stays below what the page has above the field, and fades and hides with it", async () => {
  const page = await openWith([["div#box", "position: relative; z-index: 5"], ["textarea#field", AREA, TEXT]]);
  await page.evaluate(() => {
    const menu = document.body.appendChild(document.createElement("div"));
    menu.id = "menu";
    menu.style.cssText = "position: fixed; inset: 0; z-index: 6; background: #fff";
  });
  await paint(page, "boxes");
  expect(await shows(page, COLOURS.error)).toBe(false);
  await page.evaluate(() => document.getElementById("menu")?.remove());
  expect(await shows(page, COLOURS.error)).toBe(true);
  for (const style of ["opacity: 0", "visibility: hidden", "display: none"]) {
    await page.evaluate((text) => { (document.getElementById("box") as HTMLElement).style.cssText = text; }, style);
    await expect.poll(() => shows(page, COLOURS.error), { message: style }).toBe(false);
  }
  await page.evaluate(() => { (document.getElementById("box") as HTMLElement).style.cssText = ""; });
  await expect.poll(() => shows(page, COLOURS.error)).toBe(true);
});

it("takes neither room, focus, selection nor presses, and page rules do not reach it", async () => {
  const page = await openWith([["div#field", "font: 14px/1.2 'Noto Sans CJK SC'; margin: 0", TEXT]]);
  await page.evaluate(() => {
    Object.assign(document.documentElement.style, { height: "max-content" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { position: relative; } phraselint-boxes { display: block !important; width: 99px !important; height: 4000px !important; opacity: 0 !important }");
    document.adoptedStyleSheets.push(sheet);
    paper.field().focus();
    getSelection()?.selectAllChildren(paper.field());
  });
  const state = () => page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth, document.documentElement.getBoundingClientRect().height, document.activeElement?.id, String(getSelection())]);
  const before = await state();
  await paint(page, "boxes");
  await expect.poll(async () => (await lines(page)).length).toBe(3);
  await frame(page);
  expect(await state()).toEqual(before);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  expect(await shows(page, COLOURS.warning)).toBe(true);
  const [{ left, top, bottom } = { left: 0, top: 0, bottom: 0 }] = await lines(page);
  expect(await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest("#field")?.id, [left + 4, (top + bottom) / 2] as const)).toBe("field");
});
