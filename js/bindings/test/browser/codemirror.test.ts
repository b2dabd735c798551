import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { commit, compose, frame } from "../../../dom/test/browser/support.js";
import type {} from "../pages/codemirror.js";
import { usePage } from "./support.js";

const opened = usePage("codemirror.ts");
let page: Page;
beforeEach(() => {
  page = opened();
});

const doc = () => page.evaluate(() => codemirror.view().state.doc.toString());
/** What is underlined, and as how grave. */
const marked = () => page.evaluate(() => [...document.querySelectorAll(".cm-lintRange")].map((mark) => [mark.textContent, mark.className.replace(/.*cm-lintRange-/, "")]));
const markedAre = (count: number) => page.waitForFunction((wanted) => document.querySelectorAll(".cm-lintRange").length === wanted, count);
const first = (text: string) => page.evaluate((linted) => {
  const [diagnostic] = app.linter.lint(linted);
  if (!diagnostic?.suggestions[0]) throw new Error(`no suggestion for ${linted}`);
  const { start, end, text: wording } = diagnostic.suggestions[0];
  return { diagnostic, fixed: linted.slice(0, start) + wording + linted.slice(end) };
}, text);

async function typed(text: string): Promise<void> {
  await page.evaluate(() => codemirror.start(""));
  await page.keyboard.type(text);
}

/** Opens the tooltip of the first underline. */
async function tooltip(): Promise<void> {
  const { x, y, width, height } = await page.locator(".cm-lintRange").first().evaluate((mark) => mark.getBoundingClientRect());
  await page.mouse.move(x + width / 2, y + height / 2 + 60);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.locator(".cm-tooltip-lint").waitFor();
}

describe("CodeMirror 6", () => {
  it("underlines by severity, counting emoji and line breaks as the editor does", async () => {
    await page.evaluate(() => codemirror.start("😀👍🏽\n我不知道,你等一下"));
    await markedAre(2);
    const expected = await page.evaluate(() => app.linter.lint("😀👍🏽\n我不知道,你等一下").map(({ text, severity }) => [text, severity]));
    expect(await marked()).toEqual(expected);
  });

  it("says what is wrong and why, as text, and takes a suggestion in one step of undo", async () => {
    await typed("好的，我不知道");
    await markedAre(1);
    const { diagnostic, fixed } = await first("好的，我不知道");
    await tooltip();
    expect(await page.locator(".cm-diagnosticText").innerText()).toBe(`${diagnostic.message}\n${diagnostic.why}`);
    await page.locator(".cm-diagnosticAction").first().click();
    expect(await doc()).toBe(fixed);
    await markedAre(0);
    await page.keyboard.type("。");
    expect(await doc()).toBe(`${fixed}。`);
    await page.keyboard.press("Control+z");
    expect(await doc()).toBe(fixed);
    await page.keyboard.press("Control+z");
    expect(await doc()).toBe("好的，我不知道");
    await markedAre(1);
  });

  it("replaces where the slip is now, and not once its surroundings have been typed in", async () => {
    await page.evaluate(() => codemirror.start("我不知道", {
      lint: (text) => text === "我不知道" ? [{
        rule: "r", severity: "error", start: 1, end: 4, text: "不知道", message: "m", suggestions: [{ text: "{surname}，我核实一下", start: 0, end: 4 }],
      }] : new Promise(() => undefined),
    }));
    await markedAre(1);
    await page.keyboard.press("Home");
    await page.keyboard.type("亲，");
    await tooltip();
    await page.locator(".cm-diagnosticAction").click();
    expect(await doc()).toBe("亲，{surname}，我核实一下");
    // The slot is selected, to be typed over.
    await page.keyboard.type("王");
    expect(await doc()).toBe("亲，王，我核实一下");

    await page.evaluate(() => codemirror.view().dispatch({ changes: { from: 0, to: codemirror.view().state.doc.length, insert: "我不知道" } }));
    await markedAre(1);
    await page.evaluate(() => codemirror.view().dispatch({ changes: { from: 1, insert: "真的" } }));
    await tooltip();
    await page.locator(".cm-diagnosticAction").click();
    expect(await doc()).toBe("我真的不知道");
  });

  it("shows text from rules as text", async () => {
    const hostile = '<img src=x onerror="alert(1)">';
    await page.evaluate((html) => codemirror.start("坏", {
      lint: () => [{ rule: "r", severity: "warning", start: 0, end: 1, text: "坏", message: html, why: html, suggestions: [{ text: html, start: 0, end: 1, when: html }] }],
    }), hostile);
    await markedAre(1);
    await tooltip();
    expect(await page.locator(".cm-tooltip-lint img").count()).toBe(0);
    expect(await page.locator(".cm-tooltip-lint").innerText()).toContain(hostile);
  });

  it("waits for the pause", async () => {
    await page.evaluate(() => codemirror.start("", undefined, { pause: 1000 }));
    const before = await page.evaluate(() => app.scenes.length);
    const began = Date.now();
    await page.keyboard.type("我不知道");
    await markedAre(1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(await page.evaluate((count) => app.scenes.length - count, before)).toBe(1);
  });

  it("does not lint what an input method is composing", async () => {
    await page.evaluate(() => codemirror.start("", undefined, { pause: 0 }));
    await page.waitForFunction(() => app.told.length > 0);
    const before = await page.evaluate(() => app.scenes.length);
    await compose(page, ["w", "wo", "wo bu zhi dao", "我不知道"]);
    expect(await page.evaluate(() => codemirror.view().composing)).toBe(true);
    await frame(page);
    await frame(page);
    expect(await page.evaluate((count) => app.scenes.length - count, before)).toBe(0);
    await commit(page, "我不知道");
    await markedAre(1);
    expect(await doc()).toBe("我不知道");
  });

  it("drops late answers of an asynchronous linter, and reports what it throws", async () => {
    await page.evaluate(() => {
      const answers: (() => void)[] = [];
      const errors: string[] = [];
      Object.assign(globalThis, { answers, errors });
      codemirror.start("", {
        lint: (text) => text.endsWith("！")
          ? Promise.reject(new Error("port closed"))
          : new Promise((resolve) => answers.push(() => resolve(app.linter.lint(text)))),
      }, { pause: 0, onError: (error) => errors.push(String(error)) });
    });
    const answered = (index: number) => page.evaluate((at) => (Reflect.get(globalThis, "answers") as (() => void)[])[at]?.(), index);
    const asked = (count: number) => page.waitForFunction((wanted) => (Reflect.get(globalThis, "answers") as unknown[]).length === wanted, count);
    await page.keyboard.insertText("我不知道");
    await asked(1);
    await page.keyboard.insertText("呀，你等一下");
    await asked(2);
    await answered(0);
    await frame(page);
    expect(await marked()).toEqual([]);
    await answered(1);
    await markedAre(2);
    await page.keyboard.insertText("！");
    await page.waitForFunction(() => (Reflect.get(globalThis, "errors") as string[]).length === 1);
    expect(await page.evaluate(() => Reflect.get(globalThis, "errors"))).toEqual(["Error: port closed"]);
  });

  it("leaves out rules that are off, and lints with another context when told to", async () => {
    await page.evaluate(() => {
      const [diagnostic] = app.linter.lint("我不知道");
      Object.assign(globalThis, { scene: "hold" });
      codemirror.start("我不知道,你等一下", undefined, { rulesOff: new Set([diagnostic?.rule ?? ""]), context: () => ({ scene: Reflect.get(globalThis, "scene") as string }) });
    });
    await markedAre(1);
    expect((await marked())[0]?.[0]).not.toContain("知道");
    await page.evaluate(() => {
      Object.assign(globalThis, { scene: "closing" });
      codemirror.refresh();
    });
    await page.waitForFunction(() => app.scenes.at(-1) === "closing");
  });

  it("leaves nothing behind when the editor is destroyed while an answer is awaited", async () => {
    const before = await page.evaluate(() => document.getElementById("root")?.innerHTML);
    await page.evaluate(() => codemirror.start("我不知道", {
      lint: (text) => new Promise((resolve) => Object.assign(globalThis, { late: () => resolve(app.linter.lint(text)) })),
    }));
    await page.waitForFunction(() => "late" in globalThis);
    await page.evaluate(() => {
      app.unmount();
      (Reflect.get(globalThis, "late") as () => void)();
    });
    await frame(page);
    expect(await page.evaluate(() => document.getElementById("root")?.innerHTML)).toBe(before);
  });
});
