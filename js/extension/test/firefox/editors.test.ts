// Real editors, on the pages of js/editors.
import { describe, expect, it } from "vitest";
import type { Bench } from "../../../editors/pages/bench.js";
import { EDITORS, mended, useEditors } from "../editors.js";
import { MESSAGE, SLIPS } from "../fields.js";
import { PATIENCE, press, sees, useFirefox } from "./support.js";

const firefox = useFirefox();
const pages = useEditors();

describe.each(EDITORS)("%s", (editor) => {
  it("is underlined and mended, and undoes it", async () => {
    const page = await firefox.browser.newPage();
    await page.goto(`${pages.url}/?editor=${editor}`);
    await page.waitForFunction(() => "bench" in globalThis);
    const model = () => page.evaluate(() => bench.driver.text());
    const root = await page.waitForSelector("#root");
    if (!root) throw new Error("the page has no editor");
    const { x, y } = await page.evaluate(() => bench.middleOf("field"));
    await page.mouse.click(x, y);
    await expect.poll(() => page.evaluate(() => bench.driver.hasSettled?.() ?? true), PATIENCE).toBe(true);
    await page.keyboard.type(MESSAGE);
    await sees(root, SLIPS);
    await page.evaluate(() => bench.pass(3000));
    await press(page, "Alt", "Enter");
    await press(page, "Enter");
    const { text, slips } = await mended();
    await expect.poll(model, PATIENCE).toBe(text);
    expect(await page.evaluate(() => bench.shown())).toBe(text);
    await sees(root, slips);
    await page.evaluate(() => bench.pass(3000));
    await press(page, "Control", "z");
    await expect.poll(model, PATIENCE).toBe(MESSAGE);
    await sees(root, SLIPS);
  });
});

declare const bench: Bench;
