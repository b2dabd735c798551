import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { error, openWith, useBrowser } from "./mirrorSupport.js";
import { LONG, TEXT } from "./mirrorStylings.js";
import { frame } from "./support.js";

useBrowser();

/** What the session does when the text has changed. */
const followTyping = (page: Page): Promise<void> =>
  page.evaluate(() => copies.field.addEventListener("input", () => copies.mirror.update(copies.field.value)));
/** Presses a key, or inserts a character that no key has. */
const type = (page: Page, key: string): Promise<void> => (/^[\x20-\x7f]+$/.test(key) ? page.keyboard.press(key) : page.keyboard.insertText(key));

describe("a copy follows", () => {
  it("typing, new lines and deleting", async () => {
    const page = await openWith("<textarea></textarea>", LONG);
    await followTyping(page);
    await page.locator("textarea").click({ position: { x: 120, y: 60 } });
    for (const key of ["好", "a", "Enter", "Enter", "不", "Backspace", "Backspace", "Backspace", "Home", "Delete", "PageDown", "x", "Control+End", "Enter", "终", "Control+z", "Control+z"]) {
      await type(page, key);
      await frame(page);
      expect(await error(page), key).toBeLessThan(1);
    }
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("空\n\n又");
    expect(await error(page)).toBeLessThan(1);
    expect(await page.evaluate(() => copies.field.value)).toBe("空\n\n又");
  });

  it("any change of the text", async () => {
    const page = await openWith("<textarea></textarea>", "");
    const texts = ["a", "a\n", "\n", "\n\n\n", "a\nb\nc", "a\nc", "ac", "", "x\ny", "x\n\ny", "不\n知\n道", "不知\n道", "不\n道\n", "道"];
    const wrong = await page.evaluate((all) => all.flatMap((before) => all.filter((after) => {
      for (const text of [before, after]) {
        copies.field.value = text;
        copies.mirror.update(text);
      }
      return copies.compare().error >= 1 || String(copies.mirror.range({ start: 0, end: after.length })) !== after;
    }).map((after) => [before, after])), texts);
    expect(wrong).toEqual([]);
  });

  it("its ranges, as long as their line is there", async () => {
    const page = await openWith("<textarea></textarea>", "一不知道\n二不知道\n三不知道\n四");
    const held = await page.evaluate(() => {
      const { mirror } = copies;
      const text = copies.field.value;
      const spans = [1, 6, 11].map((start) => ({ start, end: start + 3 }));
      const ranges = spans.map(mirror.range);
      const whole = mirror.range({ start: 1, end: 15 });
      const check = (by: number) => spans.map(({ start, end }, index) => mirror.isAt(ranges[index] as Range, { start: start + by, end: end + by }));
      const results = [check(0), [mirror.isAt(whole, { start: 1, end: 15 })]];
      mirror.update(`您${text}`);
      results.push(check(1), ranges.map((range) => String(range) === "不知道"));
      mirror.update(`您${text.replace("二", "\n二")}`);
      results.push(check(1), check(2));
      return results.map((answers) => answers.join());
    });
    expect(held).toEqual(["true,true,true", "false", "true,true,true", "true,true,true", "true,false,false", "false,false,true"]);
  });

  it("a text area that grows", async () => {
    const page = await openWith(`<div style="position: absolute; bottom: 200px; left: 30px"><textarea style="height: 40px"></textarea></div>`, "");
    await followTyping(page);
    await page.evaluate(() => copies.field.addEventListener("input", () => {
      copies.field.style.height = `${copies.field.scrollHeight}px`;
    }));
    await page.locator("textarea").click();
    for (const line of ["您好,请问有什么可以帮您?我不知道", "\n", "第二行", "\n第三行"]) {
      await page.keyboard.insertText(line);
      await frame(page);
      expect(await error(page)).toBeLessThan(1);
    }
    expect(await page.evaluate(() => copies.field.clientHeight)).toBeGreaterThan(80);
  });

  // Each script changes one thing, of which nobody tells the copy. All but the last few move or break the text anew.
  it.each([
    ["scrolling", "field.scrollTop = 77"],
    ["scrolling sideways", "field.wrap = 'off'; field.scrollLeft = 77"],
    ["the page scrolling", "document.body.style.height = '3000px'; scrollTo(0, 40)"],
    ["a box around it scrolling", "outer.scrollTop = 30"],
    ["resizing", "field.style.width = '211px'"],
    ["another class", "field.className = 'large'"],
    ["a class of the page", "document.documentElement.className = 'dark'"],
    ["the direction", "field.dir = 'rtl'"],
    ["something above it appearing", "outer.firstChild.style.height = '50px'"],
    ["a transform", "outer.style.transform = 'scale(.8)'"],
    ["a transition", "field.style.transition = 'padding-left 60ms'; field.getClientRects(); field.style.paddingLeft = '40px'"],
    ["a font that comes late", "field.style.fontFamily = 'late'; const late = new FontFace('late', 'local(\"DejaVu Serif\")'); document.fonts.add(late); late.load()"],
    ["another place in the page", "document.body.append(field); document.body.style.paddingTop = '9px'"],
    ["another place, and its scrolling", "other.append(field); requestAnimationFrame(() => requestAnimationFrame(() => { other.scrollTop = 25; }))"],
  ])("%s", async (_, script) => {
    const page = await openWith(
      `<style>.large { font-size: 22px; padding: 9px } .dark textarea { font-weight: 700; letter-spacing: 1px }</style>
       <div id="outer" style="overflow: auto; height: 300px"><p style="height: 9px"></p><textarea></textarea><p style="height: 900px"></p></div>
       <div id="other" style="overflow: auto; height: 100px"><p style="height: 30px"></p></div>`,
      LONG,
    );
    expect(await error(page)).toBeLessThan(1);
    await page.evaluate((change) => {
      const { field } = copies;
      const [outer, other] = [document.getElementById("outer"), document.getElementById("other")];
      Object.assign(globalThis, { start: copies.mirror.range({ start: 0, end: 1 }).getBoundingClientRect().x });
      new Function("field", "outer", "other", change)(field, outer, other);
    }, script);
    await page.waitForFunction(() => copies.moves > 0);
    await expect.poll(() => error(page)).toBeLessThan(1);
  });

  it("the caret in an input, by key and on leaving", async () => {
    const page = await openWith(`<input style="width: 160px">`, TEXT.replaceAll("\n", " "));
    await followTyping(page);
    await page.locator("input").click();
    for (const key of ["End", "不", "ArrowLeft", "Backspace", "Home", "End"]) {
      await type(page, key);
      await frame(page);
      expect(await error(page), key).toBeLessThan(1);
    }
    expect(await page.evaluate(() => copies.field.scrollLeft)).toBeGreaterThan(300);
    await page.evaluate(() => copies.field.blur());
    await frame(page);
    expect(await error(page)).toBeLessThan(1);
  });

  it("a field into a dialog", async () => {
    const page = await openWith(`<textarea></textarea><dialog id="box"></dialog>`, LONG);
    await page.evaluate(() => {
      const dialog = document.getElementById("box") as HTMLDialogElement;
      dialog.append(copies.field);
      dialog.showModal();
    });
    await expect.poll(() => page.evaluate(() => document.querySelector("phraselint-mirror")?.parentElement?.id)).toBe("box");
    await expect.poll(() => error(page)).toBeLessThan(1);
  });

  it("scrolling in the shadow tree around it", async () => {
    const page = await openWith(
      `<div><template shadowrootmode="open"><div id="box" style="overflow: auto; height: 90px"><textarea style="height: 200px"></textarea></div></template></div>`,
      LONG,
    );
    await page.evaluate(() => { (copies.field.parentElement as HTMLElement).scrollTop = 30; });
    await page.waitForFunction(() => copies.moves > 0);
    expect(await error(page)).toBeLessThan(1);
  });
});
