// Real editors, on the pages of js/editors.
import { describe, expect, it } from "vitest";
import type { Bench } from "../../../editors/pages/bench.js";
import { EDITORS, mended, useEditors } from "../editors.js";
import { MESSAGE, sees, SLIPS, useExtension } from "./support.js";

const extension = useExtension();
const pages = useEditors();

describe.each(EDITORS)("%s", (editor) => {
  it("is underlined and mended, and undoes it", async () => {
    const page = await extension.context.newPage();
    await page.goto(`${pages.url}/?editor=${editor}`);
    await page.waitForFunction(() => "bench" in globalThis);
    const model = () => page.evaluate(() => bench.driver.text());
    const { x, y } = await page.evaluate(() => bench.middleOf("field"));
    await page.mouse.click(x, y);
    await expect.poll(() => page.evaluate(() => bench.driver.hasSettled?.() ?? true)).toBe(true);
    await page.keyboard.type(MESSAGE);
    await sees(page.locator("#root"), SLIPS);
    // Whoever reads a card takes a moment; editors undo in one step what came within a second.
    await page.evaluate(() => bench.pass(3000));
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.press("Enter");
    const { text, slips } = await mended();
    await expect.poll(model).toBe(text);
    expect(await page.evaluate(() => bench.shown())).toBe(text);
    await sees(page.locator("#root"), slips);
    await page.evaluate(() => bench.pass(3000));
    await page.keyboard.press("Control+z");
    await expect.poll(model).toBe(MESSAGE);
    await sees(page.locator("#root"), SLIPS);
  });
});

declare const bench: Bench;
