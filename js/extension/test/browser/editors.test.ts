// Real editors, on the pages of js/editors, which are there once `make test-editors` or its first part has built them.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../../tools/serve.js";
import type { Bench } from "../../../editors/pages/bench.js";
import { MESSAGE, sees, SLIPS, useExtension } from "./support.js";

const dist = fileURLToPath(new URL("../../../editors/dist", import.meta.url));
const isBuilt = existsSync(dist);
if (!isBuilt) console.log(`js/editors has not been built, so its editors are not tried: npm ci --prefix js/editors && npx --prefix js/editors vite build`);

const extension = useExtension();
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve(dist);
});
afterAll(() => server.close());

/** The message after the first suggestion of its last slip, which is the one nearest to the caret, and the slips that are left. */
async function mended(): Promise<{ text: string; slips: number }> {
  const linter = await createLinter({ packs: [zhService] });
  const suggestion = linter.lint(MESSAGE, { role: "agent" }).at(-1)?.suggestions[0];
  if (!suggestion) throw new Error(`no suggestion for ${MESSAGE}`);
  const text = MESSAGE.slice(0, suggestion.start) + suggestion.text + MESSAGE.slice(suggestion.end);
  return { text, slips: linter.lint(text, { role: "agent" }).length };
}

describe.skipIf(!isBuilt).each(["textarea", "element-plus", "prosemirror", "ckeditor5", "wangeditor-next"])("%s", (editor) => {
  it("is underlined and mended, and undoes it", async () => {
    const page = await extension.context.newPage();
    await page.goto(`${server.url}/?editor=${editor}`);
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
