import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { closedCard, commit, compose, frame, openCard, underlined, underlines } from "../../../dom/test/browser/support.js";
import type {} from "../pages/prosemirror.js";
import { usePage } from "./support.js";

const opened = usePage("prosemirror.ts");
let page: Page;
beforeEach(() => {
  page = opened();
});

const model = () => page.evaluate(() => prosemirror.html());

/** The wording that the first diagnostic offers first. */
const wordingFor = (text: string) => page.evaluate((linted) => app.linter.lint(linted)[0]?.suggestions[0]?.text, text);

async function takeFirst(): Promise<void> {
  await page.keyboard.press("Alt+Enter");
  await openCard(page);
  await page.keyboard.press("Enter");
  await closedCard(page);
}

describe.each(["ProseMirror", "TipTap"])("%s", (kind) => {
  const start = (html: string) => page.evaluate(([name, content]) => prosemirror.start(name, content), [kind, html] as const);

  it("takes a suggestion into its model in one step of undo, with what was typed before and after it apart", async () => {
    await start("<p></p>");
    await page.locator(".ProseMirror").click();
    await page.keyboard.type("好的，我不知道");
    await underlined(page, 1);
    const wording = await wordingFor("我不知道");
    await takeFirst();
    await page.keyboard.type("。");
    const fixed = await model();
    expect(fixed).toBe(`<p>好的，${wording}。</p>`);
    expect(await page.locator(".ProseMirror").innerText()).toBe(`好的，${wording}。`);
    await page.keyboard.press("Control+z");
    expect(await model()).toBe(`<p>好的，${wording}</p>`);
    await page.keyboard.press("Control+z");
    expect(await model()).toBe("<p>好的，我不知道</p>");
    await underlined(page, 1);
    await page.keyboard.press("Control+y");
    expect(await model()).toBe(`<p>好的，${wording}</p>`);
  });

  it.each([
    ["inside a mark", "<p>好的，<b>我不知道</b>，再见</p>"],
    ["in two marks at once", "<p>好的，<b><i>我不知道</i></b>，再见</p>"],
    ["beside a mark", "<p><b>好的，</b>我不知道，<i>再见</i></p>"],
    ["in a later block", "<p>😀好的</p><p>我不知道</p><p>再见</p>"],
    ["behind a mention", '<p><span data-type="mention" data-id="王"></span>，我不知道</p>'],
    ["behind a line break", "<p>好的<br>我不知道</p>"],
    ["in a block in a block", "<blockquote><p>我不知道</p></blockquote><p>再见</p>"],
  ])("replaces %s and leaves the rest as it is", async (_, html) => {
    await start(html);
    await underlined(page, 1);
    await page.locator(".ProseMirror p").last().click();
    const wording = await wordingFor("我不知道");
    const steps = await page.evaluate(() => prosemirror.steps());
    const wanted = (await model()).replace("我不知道", wording ?? "");
    await takeFirst();
    expect(await model()).toBe(wanted);
    expect(await page.evaluate((before) => prosemirror.steps() - before, steps)).toBe(1);
  });

  it("keeps the caret with its text, and selects an open slot", async () => {
    await start("<p>我不知道，再见</p>");
    await page.locator(".ProseMirror").click();
    await page.keyboard.press("End");
    await underlined(page, 1);
    await takeFirst();
    await page.keyboard.type("！");
    expect(await model()).toBe(`<p>${await wordingFor("我不知道")}，再见！</p>`);
    await page.evaluate(() => app.unmount());

    await page.evaluate((name) => prosemirror.start(name, "<p>你好呀</p>", {
      source: { lint: (text) => text === "你好呀" ? [{ rule: "r", severity: "error", start: 0, end: 2, text: "你好", message: "m", suggestions: [{ text: "{surname}先生好", start: 0, end: 2 }] }] : [] },
    }), kind);
    await underlined(page, 1);
    await page.locator(".ProseMirror").click();
    await takeFirst();
    await page.keyboard.type("王");
    expect(await model()).toBe("<p>王先生好呀</p>");
  });

  it("deletes where a suggestion is empty, also all that a block has", async () => {
    const source = { lint: (text: string) => [...text.matchAll(/坏/g)].map(({ index: start }) => ({
      rule: "r", severity: "error" as const, start, end: start + 1, text: "坏", message: "m", suggestions: [{ text: "", start, end: start + 1 }],
    })) };
    await page.evaluate(([name, lint]) => {
      prosemirror.start(name, "<p>甲</p><p>坏</p><p>乙坏丙</p>", { source: { lint: new Function(`return ${lint}`)() as typeof source.lint } });
    }, [kind, String(source.lint)] as const);
    await underlined(page, 2);
    await page.locator(".ProseMirror p").last().click();
    await takeFirst();
    expect(await model()).toBe("<p>甲</p><p>坏</p><p>乙丙</p>");
    await page.locator(".ProseMirror p").nth(1).click();
    await takeFirst();
    expect(await model()).toBe("<p>甲</p><p></p><p>乙丙</p>");
  });

  it("does not disturb an input method", async () => {
    await start("<p></p>");
    await page.locator(".ProseMirror").click();
    await compose(page, ["w", "wo bu", "我不知道"]);
    await frame(page);
    expect(await underlines(page)).toEqual([]);
    await commit(page, "我不知道");
    await underlined(page, 1);
    expect(await model()).toBe("<p>我不知道</p>");
  });

  it("leaves nothing behind when it is destroyed with its card open", async () => {
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
    await start("<p>我不知道</p>");
    await underlined(page, 1);
    await page.locator(".ProseMirror").click();
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.evaluate(() => app.unmount());
    await closedCard(page);
    expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length, document.querySelectorAll("phraselint-card").length])).toEqual([0, sheets, 0]);
  });

  it("underlines what it holds already when it is put into the page later", async () => {
    // Where the pointer is, a box that comes gets an event.
    await page.mouse.move(790, 890);
    await page.evaluate((name) => prosemirror.start(name, "<p>我不知道</p>", { detached: true }), kind);
    await frame(page);
    await page.evaluate(() => prosemirror.append());
    await underlined(page, 1);
  });
});

it("underlines nothing while the editor is not editable", async () => {
  await page.evaluate(() => prosemirror.start("ProseMirror", "<!--read only--><p>我不知道</p>"));
  await frame(page);
  expect(await underlines(page)).toEqual([]);
  await page.evaluate(() => prosemirror.setEditable(true));
  await underlined(page, 1);
  await page.evaluate(() => prosemirror.setEditable(false));
  await underlined(page, 0);
});
