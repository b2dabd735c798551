import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, openWith, useBrowser } from "./mirrorSupport.js";
import { frame, pixelsLike } from "./support.js";

useBrowser();

const RED = [229, 72, 77] as const;
/** How many pixels of the whole page have the colour of an underline. */
const underlinedPixels = (page: Page, colour: readonly [number, number, number] = RED): Promise<number> =>
  pixelsLike(page, { left: 0, top: 0, right: 900, bottom: 894 }, colour);

describe("what is seen of a copy", () => {
  it("is the underline, where the field shows its text", async () => {
    const page = await openWith(`<textarea style="color: #000; background: #fff"></textarea>`, "我不知道😀");
    const plain = await page.screenshot();
    expect(await underlinedPixels(page)).toBe(0);
    await page.evaluate(() => copies.underline([[1, 4]]));
    const area = await page.evaluate(() => {
      const { left, top, right, bottom } = (copies.field as unknown as { createValueRange(start: number, end: number): Range }).createValueRange(1, 4).getBoundingClientRect();
      return { left: left - 2, top, right: right + 2, bottom };
    });
    const inside = await pixelsLike(page, area, RED);
    expect(inside).toBeGreaterThan(40);
    expect(await underlinedPixels(page)).toBe(inside);
    await page.evaluate(() => copies.underline([]));
    expect(Buffer.compare(plain, await page.screenshot())).toBe(0);
  });

  it("ends where the field and the boxes around it end", async () => {
    const page = await openWith(
      `<div id="box" style="overflow: hidden; width: 200px; height: 90px; border: 4px solid #000"><textarea style="border-width: 12px"></textarea></div>`,
      "不知道".repeat(400),
    );
    await page.evaluate(() => copies.underline([[0, 1200]]));
    await page.evaluate(() => { copies.field.scrollTop = 40; });
    await frame(page);
    const area = await boxOf(page, "#box");
    const inside = await pixelsLike(page, { ...area, bottom: area.bottom - 6 }, RED);
    expect(inside).toBeGreaterThan(500);
    expect(await underlinedPixels(page)).toBe(inside);
    await page.evaluate(() => { (document.getElementById("box") as HTMLElement).style.overflow = "visible"; });
    await frame(page);
    expect(await underlinedPixels(page)).toBeGreaterThan(inside * 2);
  });

  it("stays below what the page has above the field", async () => {
    const page = await openWith(
      `<div style="position: relative; z-index: 5"><textarea></textarea></div><div id="menu" style="position: fixed; inset: 0; z-index: 6; background: #fff"></div>`,
    );
    await page.evaluate(() => copies.underline([[0, 20]]));
    expect(await underlinedPixels(page)).toBe(0);
    await page.evaluate(() => document.getElementById("menu")?.remove());
    expect(await underlinedPixels(page)).toBeGreaterThan(100);
  });

  it("is the underline with forced colours, and nothing on paper", async () => {
    const page = await openWith("<textarea></textarea>", "我不知道");
    const colours = () => page.evaluate(() => getComputedStyle(document.body).color);
    await page.emulateMedia({ forcedColors: "active" });
    const plain = await page.screenshot();
    await page.evaluate(() => copies.underline([[1, 4]]));
    expect(await colours()).toBe("rgb(0, 0, 0)");
    const area = await page.evaluate(() => copies.mirror.range({ start: 1, end: 4 }).getBoundingClientRect().toJSON() as { left: number; top: number; right: number; bottom: number });
    const line = { ...area, top: area.bottom - 3 };
    expect(await pixelsLike(page, line, [0, 0, 0])).toBeGreaterThan(40);
    await page.evaluate(() => copies.underline([]));
    expect(Buffer.compare(plain, await page.screenshot())).toBe(0);
    await page.evaluate(() => copies.underline([[1, 4]]));
    await page.emulateMedia({ forcedColors: "none", media: "print" });
    expect(await underlinedPixels(page)).toBe(0);
  });

  it("takes the colours that the page sets around the field", async () => {
    const page = await openWith(`<div style="--phraselint-error: #0a0">${"<textarea></textarea>"}</div>`, "我不知道");
    await page.evaluate(() => copies.underline([[1, 4]]));
    expect(await underlinedPixels(page)).toBe(0);
    expect(await underlinedPixels(page, [0, 170, 0])).toBeGreaterThan(40);
  });

  it("fades and hides with the field", async () => {
    const page = await openWith(`<div id="box"><textarea></textarea></div>`, "我不知道");
    await page.evaluate(() => copies.underline([[1, 4]]));
    const seen = await underlinedPixels(page);
    expect(seen).toBeGreaterThan(40);
    for (const style of ["opacity: 0", "visibility: hidden", "display: none"]) {
      await page.evaluate((text) => { (document.getElementById("box") as HTMLElement).style.cssText = text; }, style);
      await expect.poll(() => underlinedPixels(page), { message: style }).toBe(0);
    }
    await page.evaluate(() => { (document.getElementById("box") as HTMLElement).style.cssText = ""; });
    await expect.poll(() => underlinedPixels(page)).toBe(seen);
  });
});

it("is neither found, selected, pointed at nor read out", async () => {
  const page = await openWith("<p>别的</p><textarea></textarea>", "一句话");
  const found = await page.evaluate(() => {
    // The field itself is found, so its text is taken away and the copy's left.
    copies.field.value = "";
    return (window as unknown as { find(text: string): boolean }).find("一句话");
  });
  expect(found).toBe(false);
  expect(await page.evaluate(() => (window as unknown as { find(text: string): boolean }).find("别的"))).toBe(true);
  await page.evaluate(() => document.execCommand("selectAll"));
  expect(await page.evaluate(() => String(getSelection()))).not.toContain("一句话");
  const { left, top } = await boxOf(page, "textarea");
  expect(await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.localName, [left + 12, top + 12] as const)).toBe("textarea");
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  expect(JSON.stringify(nodes)).toContain("别的");
  expect(JSON.stringify(nodes)).not.toContain("一句话");
});
