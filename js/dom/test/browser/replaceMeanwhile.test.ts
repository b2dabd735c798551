// What may happen while a suggestion is carried out: the person types on, or the page makes something else of it.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { attach, closedCard, frame, open, openCard, underlined, useBrowser } from "./support.js";

useBrowser();

const TEXT = "我不知道，你等一下";
const FIXED = "我不知道，请您稍等片刻，好吗";
const FIELDS = ["area", "editable"] as const;

declare global {
  interface Window {
    /** Frames that the page does not come to. */
    late: FrameRequestCallback[];
    releaseFrames(): void;
  }
}

/** A page that is too busy to draw: frames and what is waited for in their stead come when they are released. */
function holdFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { requestAnimationFrame, setTimeout } = window;
    window.late = [];
    window.requestAnimationFrame = (task) => window.late.push(task);
    window.setTimeout = (() => 0) as unknown as typeof setTimeout;
    window.releaseFrames = () => {
      Object.assign(window, { requestAnimationFrame, setTimeout });
      for (const task of window.late.splice(0)) requestAnimationFrame(task);
    };
  });
}

const textOf = (page: Page, id: string): Promise<string> =>
  page.evaluate((field) => {
    const element = document.getElementById(field) as HTMLTextAreaElement;
    return element.value ?? element.innerText;
  }, id);

/** Types the text, and opens the card of its last slip by key. */
async function readyToFix(page: Page, id: string, text = TEXT): Promise<void> {
  await attach(page, id);
  await page.locator(`#${id}`).click();
  await page.keyboard.type(text);
  await underlined(page, (await page.evaluate((linted) => lab.linter.lint(linted), text)).length);
  await page.keyboard.press("Alt+Enter");
  await openCard(page);
}

describe.each(FIELDS)("typing on in %s while a suggestion is carried out", (id) => {
  it("loses neither a key nor the suggestion", async () => {
    const page = await open();
    await readyToFix(page, id);
    await page.evaluate((field) => {
      const element = document.getElementById(field) as HTMLElement;
      element.addEventListener("input", () => Object.assign(globalThis, { isEdited: true }), { once: true });
    }, id);
    await holdFrames(page);
    await page.keyboard.press("Enter");
    // One frame at a time, until the edit is made and its drawing is awaited.
    while (!(await page.evaluate(() => "isEdited" in globalThis))) {
      await page.evaluate(() => { for (const task of window.late.splice(0)) task(performance.now()); });
    }
    await page.keyboard.type("谢谢");
    await page.keyboard.press("!");
    expect(await textOf(page, id)).toBe(`${FIXED}谢谢!`);
    await page.evaluate(() => window.releaseFrames());
    await frame(page);
    await frame(page);
    expect(await textOf(page, id)).toBe(`${FIXED}谢谢!`);
  });
});

it("types behind the text and not over the slip, which is selected for a moment in an editor", async () => {
  const page = await open();
  await readyToFix(page, "editable");
  await holdFrames(page);
  await page.keyboard.press("Enter");
  while ((await page.evaluate(() => String(getSelection()))) !== "你等一下") await page.evaluate(() => undefined);
  await page.keyboard.press("!");
  await page.keyboard.press("?");
  await page.evaluate(() => window.releaseFrames());
  await frame(page);
  await frame(page);
  expect(await textOf(page, "editable")).toBe(`${TEXT}!?`);
});

describe.each(FIELDS)("a page that allows %s few characters", (id) => {
  it("gets back the wording that was there, which its cutting off would have cost", async () => {
    const page = await open();
    await page.evaluate(([field, most]) => {
      const element = document.getElementById(field) as HTMLTextAreaElement;
      const key = "value" in element ? "value" : "textContent";
      // Undoing is the editor's, and it does not.
      element.addEventListener("beforeinput", (event) => { if (event.inputType === "historyUndo") event.preventDefault(); });
      element.addEventListener("input", () => {
        const text = element[key] ?? "";
        if (text.length > most) element[key] = text.slice(0, most);
      });
    }, [id, TEXT.length + 2] as const);
    const text = `${TEXT}吧？`;
    await readyToFix(page, id, text);
    await page.keyboard.press("Enter");
    const { text: told } = await openCard(page, (view) => view.copy !== undefined);
    expect(told).toContain("没能替换");
    expect(await textOf(page, id)).toBe(text);
    await page.keyboard.press("Escape");
    await closedCard(page);
    await page.keyboard.press("Backspace");
    expect(await textOf(page, id)).toBe(text.slice(0, -1));
  });
});
