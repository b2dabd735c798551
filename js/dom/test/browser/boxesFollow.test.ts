import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lines, openWith, paint, type Nest } from "./boxesSupport.js";
import { compose, frame, useBrowser } from "./support.js";

useBrowser();

const LONG = "您好,错错请问警警警有什么讯讯讯可以帮您?".repeat(12);
const AREA = "display: block; box-sizing: border-box; width: 400px; height: 120px; padding: 6px; font: inherit";

/** Less than anything is moved in these specs, in CSS pixels. A line has round ends of its width. */
const NEAR = 3;

/** Runs a script, and tells how far lines are from their text when the next frame is on the screen. */
function apartAfter(page: Page, script: string): Promise<number> {
  return page.evaluate(`(async () => {
    const field = paper.field();
    const box = document.getElementById("box");
    ${script};
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return paper.apart();
  })()`);
}

describe("lines are with their text in the frame in which it is painted", () => {
  const FIELDS: readonly (readonly [name: string, nest: Nest])[] = [
    ["a text area", [["textarea#field", AREA, "一错错错二\n三警警四\n讯讯讯"]]],
    ["an input", [["input#field", AREA, "一错错错二三警警四讯讯讯"]]],
    ["an editable element", [["div#field", AREA, "一错错错二\n三警警四\n讯讯讯"]]],
  ];

  it.each(FIELDS)("when it is typed in: %s", async (_, nest) => {
    const page = await openWith(nest);
    await paint(page, "boxes");
    await page.locator("#field").focus();
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen });
      // Its callback is later than the package's own for the same frame.
      paper.field().addEventListener("input", () => requestAnimationFrame(() => seen.push(paper.apart())));
    });
    await page.keyboard.press("Control+Home");
    const keys = ["a", "b", "Enter", "Backspace", "ArrowRight", "ArrowRight", "x", "Backspace", "End", "错"];
    for (const key of keys) await (key === "错" ? page.keyboard.insertText(key) : page.keyboard.press(key));
    await frame(page);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    expect(seen.length).toBeGreaterThan(4);
    for (const apart of seen) expect(apart).toBeLessThan(NEAR);
  });

  it.each([
    ["it scrolls", "field.scrollTop = 77"],
    ["the page scrolls", "scrollTo(0, 40)"],
    ["a box around it scrolls", "box.scrollTop = 30"],
    ["it is resized", "field.style.width = '211px'"],
    ["it grows late in the frame", "requestAnimationFrame(() => { field.style.width = '311px'; })"],
    ["something above it appears", "const p = document.createElement('p'); p.style.height = '50px'; box.before(p)"],
    ["it is scaled", "box.style.transform = 'scale(.8)'"],
    ["its font changes", "document.body.style.fontSize = '21px'"],
    ["it is set to another text", "field.value = '错错,警警' + field.value; field.dispatchEvent(new Event('input'))"],
  ])("when %s", async (_, script) => {
    const page = await openWith([["div", "height: 2000px"], ["div#box", "overflow: auto; width: 600px; height: 300px"], ["div", "height: 900px; padding-top: 20px"], ["textarea#field", AREA, LONG]]);
    await paint(page, "boxes");
    expect(await page.evaluate(() => paper.apart())).toBeLessThan(NEAR);
    const before = await lines(page);
    expect(await apartAfter(page, script)).toBeLessThan(NEAR);
    expect(await lines(page)).not.toEqual(before);
  });

  it("when an input method composes between lines that stay", async () => {
    const page = await openWith([["textarea#field", AREA, "错错\n一警警警二\n讯讯"]]);
    await paint(page, "boxes");
    await page.locator("#field").focus();
    await page.evaluate(() => (paper.field() as HTMLTextAreaElement).setSelectionRange(3, 3));
    const before = await lines(page);
    await compose(page, ["n", "ni"]);
    await frame(page);
    expect(await page.evaluate(() => paper.apart())).toBeLessThan(NEAR);
    expect(await lines(page)).not.toEqual(before);
  });

  it("when something in the middle of an editor scrolls", async () => {
    const page = await openWith([["div#field", AREA, "错错\n一警警警二三四五六七八九十\n讯讯"]]);
    await page.evaluate(() => { (paper.field().children[1] as HTMLElement).style.cssText = "width: 130px; overflow: auto; white-space: nowrap"; });
    await paint(page, "boxes");
    expect(await apartAfter(page, "field.children[1].scrollLeft = 7")).toBeLessThan(NEAR);
  });

  it("in every frame of an animation", async () => {
    const page = await openWith([["div#box", "position: relative; left: 0"], ["textarea#field", AREA, LONG]]);
    await paint(page, "boxes");
    const worst = await page.evaluate(async () => {
      document.getElementById("box")?.animate([{ left: "0px" }, { left: "300px" }], { duration: 400 });
      let worst = 0;
      for (let count = 0; count < 15; count += 1) {
        // The callback of the drawing is earlier in the same frame.
        await new Promise(requestAnimationFrame);
        worst = Math.max(worst, paper.apart());
      }
      return worst;
    });
    expect(worst).toBeLessThan(NEAR);
  });
});

it("a line goes at once when an edit makes it wrong, before the linter answers", async () => {
  const page = await openWith([["textarea#field", AREA, "一错二警警"]]);
  await page.evaluate(() => {
    Object.assign(globalThis, { isAnswering: true });
    paper.attach("boxes", () => (globalThis as unknown as { isAnswering: boolean }).isAnswering);
  });
  await expect.poll(async () => (await lines(page)).length).toBe(2);
  await page.evaluate(() => Object.assign(globalThis, { isAnswering: false }));
  await page.locator("#field").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await frame(page);
  const left = await lines(page);
  expect(left.map(({ severity }) => severity)).toEqual(["warning"]);
});

it("of 100,000 characters only what is seen is drawn", async () => {
  const page = await openWith([["textarea#field", AREA, ""]]);
  await page.evaluate(() => { (paper.field() as HTMLTextAreaElement).value = "您好,错错请问警警警有什么讯讯讯可以帮您?\n".repeat(4500); });
  await paint(page, "boxes");
  for (const top of [0, 9_999, 70_000, 1e6]) {
    expect(await apartAfter(page, `field.scrollTop = ${top}`)).toBeLessThan(NEAR);
    const count = (await lines(page)).length;
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(20);
  }
});

it("follows without ranges of the browser, over the copy", async () => {
  const page = await openWith([["div#box", "overflow: auto; height: 300px"], ["div", "height: 900px; padding-top: 20px"], ["textarea#field", AREA, LONG]]);
  await page.evaluate(() => { delete (HTMLTextAreaElement.prototype as { createValueRange?: unknown }).createValueRange; });
  await paint(page, "boxes");
  await expect.poll(() => page.evaluate(() => paper.apart())).toBeLessThan(NEAR);
  for (const script of ["field.scrollTop = 77", "box.scrollTop = 30", "field.style.width = '277px'", "field.focus()"]) {
    await apartAfter(page, script);
    await expect.poll(() => page.evaluate(() => paper.apart()), { message: script }).toBeLessThan(NEAR);
  }
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("ab\n");
  await expect.poll(() => page.evaluate(() => paper.apart())).toBeLessThan(NEAR);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});
