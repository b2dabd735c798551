import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { attach, closedCard, frame, open, openCard, placeOf, underlined, useBrowser } from "./support.js";

useBrowser();

const TEXT = "我不知道,你等一下";
const KINDS = ["area", "line", "editable"] as const;

/** The text of the field, and its selection in code units of that text. */
function state(page: Page, id: string): Promise<{ text: string; start: number; end: number; focused: boolean }> {
  return page.evaluate((field) => {
    const element = document.getElementById(field) as HTMLElement;
    const focused = document.activeElement === element;
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
      return { text: element.value, start: element.selectionStart ?? -1, end: element.selectionEnd ?? -1, focused };
    }
    const range = getSelection()?.getRangeAt(0) as Range;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    return { text: element.textContent, start, end: start + range.toString().length, focused };
  }, id);
}

/** The text with the first suggestion of its first diagnostic carried out, and where that ends. */
async function fixed(page: Page, text: string): Promise<{ text: string; end: number; shift: number }> {
  const [first] = await page.evaluate((linted) => lab.linter.lint(linted), text);
  const suggestion = first?.suggestions[0];
  if (!suggestion) throw new Error(`no suggestion for ${text}`);
  return {
    text: text.slice(0, suggestion.start) + suggestion.text + text.slice(suggestion.end),
    end: suggestion.start + suggestion.text.length,
    shift: suggestion.text.length - (suggestion.end - suggestion.start),
  };
}

async function typed(page: Page, id: string, text = TEXT): Promise<void> {
  await attach(page, id);
  await page.locator(`#${id}`).click();
  await page.keyboard.type(text);
  await underlined(page, (await page.evaluate((linted) => lab.linter.lint(linted), text)).length);
}

describe.each(KINDS)("a suggestion in %s", (id) => {
  it("is applied by a click, to that part only; undone and redone by keys", async () => {
    const page = await open();
    await typed(page, id);
    const wanted = await fixed(page, TEXT);
    const place = await placeOf(page, 0);
    await page.mouse.move(place.x, place.y + 40);
    await page.mouse.move(place.x, place.y);
    const { choices } = await openCard(page);
    await page.mouse.click(choices[0]?.x ?? 0, choices[0]?.y ?? 0);
    await closedCard(page);
    // The caret stood behind the text, and still does.
    expect(await state(page, id)).toEqual({ text: wanted.text, start: wanted.text.length, end: wanted.text.length, focused: true });

    await page.keyboard.press("Control+z");
    expect((await state(page, id)).text).toBe(TEXT);
    await underlined(page, 2);
    await page.keyboard.press("Control+y");
    expect((await state(page, id)).text).toBe(wanted.text);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+z");
    expect((await state(page, id)).text).toBe(wanted.text);
  });

  it("is applied by keyboard, and typing goes on behind it", async () => {
    const page = await open();
    await typed(page, id);
    const wanted = await fixed(page, TEXT);
    await page.keyboard.press("Home");
    await page.keyboard.press("Alt+Enter");
    const { choices } = await openCard(page);
    expect(choices[0]?.active).toBe(true);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect((await state(page, id)).text).toBe(wanted.text);

    await page.keyboard.press("Control+z");
    expect((await state(page, id)).text).toBe(TEXT);
    await page.keyboard.press("Control+y");
    expect((await state(page, id)).text).toBe(wanted.text);
    await page.keyboard.press("End");
    await page.keyboard.type("。");
    expect((await state(page, id)).text).toBe(`${wanted.text}。`);
  });

  it("counts from the right place behind emoji", async () => {
    const page = await open();
    const text = "😀👍🏽我不知道，🙏";
    await typed(page, id, text);
    const wanted = await fixed(page, text);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("1");
    await closedCard(page);
    expect((await state(page, id)).text).toBe(wanted.text);
    expect(wanted.text).toMatch(/^😀👍🏽.*，🙏$/u);
  });

  it("is looked for again when the text has changed since the card was opened", async () => {
    const page = await open();
    await typed(page, id);
    const shown = await page.evaluate(() => lab.reports.at(-1)?.[0]);
    await page.keyboard.press("Home");
    await page.keyboard.type("亲,");
    const outcome = await page.evaluate(([field, diagnostic]) => {
      const suggestion = diagnostic?.suggestions[0];
      return diagnostic && suggestion && lab.attached[field]?.apply(diagnostic, suggestion);
    }, [id, shown] as const);
    expect(outcome).toBe("applied");
    expect((await state(page, id)).text).toBe(`亲,${(await fixed(page, TEXT)).text}`);
  });

  it("does nothing when its slip is gone", async () => {
    const page = await open();
    await typed(page, id, "我不知道");
    const shown = await page.evaluate(() => lab.reports.at(-1)?.[0]);
    await page.keyboard.press("Backspace");
    const outcome = await page.evaluate(([field, diagnostic]) => {
      const suggestion = diagnostic?.suggestions[0];
      return diagnostic && suggestion && lab.attached[field]?.apply(diagnostic, suggestion);
    }, [id, shown] as const);
    expect(outcome).toBe("gone");
    expect((await state(page, id)).text).toBe("我不知");
  });
});

describe("in a contenteditable box", () => {
  async function withHtml(html: string): Promise<Page> {
    const page = await open();
    await page.evaluate((inner) => { (document.getElementById("editable") as HTMLElement).innerHTML = inner; }, html);
    await attach(page, "editable");
    await underlined(page, 1);
    return page;
  }
  const html = (page: Page) => page.evaluate(() => (document.getElementById("editable") as HTMLElement).innerHTML);
  const applyFirst = (page: Page) => page.evaluate(async () => {
    const diagnostic = lab.reports.at(-1)?.[0];
    const suggestion = diagnostic?.suggestions[0];
    return diagnostic && suggestion && lab.attached["editable"]?.apply(diagnostic, suggestion);
  });

  it.each([
    ["behind a line break", "好的<br>我不知道"],
    ["in the second block", "<div>好的</div><div>我不知道</div><div>再见</div>"],
    ["in an inline element", "<p>好的，<b>我不知道</b>，再见</p>"],
    ["across inline elements", "<p>好的，<b>我不</b><i>知道</i>，再见</p>"],
    ["behind a mention", '<span contenteditable="false">@小王</span>我不知道，😀'],
  ])("replaces %s and nothing else, in one step of undo", async (_, inner) => {
    const page = await withHtml(inner);
    const before = await page.evaluate(() => (document.getElementById("editable") as HTMLElement).innerText);
    const markup = await html(page);
    const { text, suggestion } = await page.evaluate(() => {
      const { text: match, suggestions } = lab.reports.at(-1)?.[0] as NonNullable<(typeof lab.reports)[0][0]>;
      return { text: match, suggestion: suggestions[0]?.text ?? "" };
    });
    expect(await applyFirst(page)).toBe("applied");
    expect(await page.evaluate(() => (document.getElementById("editable") as HTMLElement).innerText)).toBe(before.replace(text, suggestion));
    await page.keyboard.press("Control+z");
    expect(await html(page)).toBe(markup);
  });

  it("leaves the edit to an editor that takes the event of a correction", async () => {
    const page = await withHtml("<p>我不知道</p>");
    await page.evaluate(() => {
      const editor = document.getElementById("editable") as HTMLElement;
      const events: string[] = [];
      Object.assign(globalThis, { events });
      editor.addEventListener("beforeinput", (event) => {
        events.push(`${event.inputType} ${event.dataTransfer?.getData("text/plain")}`);
        if (event.inputType !== "insertReplacementText") return;
        event.preventDefault();
        const [{ startContainer, startOffset, endOffset } = {} as StaticRange] = event.getTargetRanges().length ? event.getTargetRanges() : [getSelection()?.getRangeAt(0) as Range];
        // As Slate does: the model first, the screen afterwards.
        queueMicrotask(() => (startContainer as Text).replaceData(startOffset, endOffset - startOffset, event.dataTransfer?.getData("text/plain") ?? ""));
      });
    });
    const wanted = await fixed(page, "我不知道");
    expect(await applyFirst(page)).toBe("applied");
    expect(await page.evaluate(() => document.getElementById("editable")?.textContent)).toBe(wanted.text);
    expect(await page.evaluate(() => (globalThis as unknown as { events: string[] }).events)).toHaveLength(1);
  });

  it("says so when the editor refuses, leaves the text as it was and offers it for copying", async () => {
    const page = await withHtml("<p>我不知道</p>");
    await page.context().grantPermissions(["clipboard-read"]);
    await page.evaluate(() => {
      // An editor that puts its own text back whatever is done to it.
      const editor = document.getElementById("editable") as HTMLElement;
      new MutationObserver(() => {
        if (editor.textContent !== "我不知道") editor.innerHTML = "<p>我不知道</p>";
      }).observe(editor, { subtree: true, childList: true, characterData: true });
      editor.addEventListener("input", () => { editor.innerHTML = "<p>我不知道</p>"; });
    });
    const suggestion = await page.evaluate(() => lab.reports.at(-1)?.[0]?.suggestions[0]?.text);
    await page.locator("#editable").click();
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    const { text, copy } = await openCard(page, (view) => view.copy !== undefined);
    expect(text).toContain("没能替换");
    expect(text).toContain(suggestion);
    await page.mouse.click(copy?.x ?? 0, copy?.y ?? 0);
    await openCard(page, (view) => view.text.includes("已复制"));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(suggestion);
    expect(await page.evaluate(() => document.getElementById("editable")?.textContent)).toBe("我不知道");
  });
});

describe("in a text field", () => {
  it("is undone in one step that does not take typed text with it", async () => {
    const page = await open();
    await typed(page, "area");
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    await page.keyboard.insertText("谢谢");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    expect((await state(page, "area")).text).toBe(TEXT);
  });

  it("keeps the place a long text is scrolled to", async () => {
    const page = await open();
    await page.evaluate(() => { (document.getElementById("area") as HTMLTextAreaElement).value = `我不知道${"\n好的".repeat(60)}`; });
    await attach(page, "area");
    await underlined(page, 1);
    const scrollTop = await page.evaluate(async () => {
      const area = document.getElementById("area") as HTMLTextAreaElement;
      area.scrollTop = 400;
      const diagnostic = lab.reports.at(-1)?.[0];
      const suggestion = diagnostic?.suggestions[0];
      if (diagnostic && suggestion) await lab.attached["area"]?.apply(diagnostic, suggestion);
      return area.scrollTop;
    });
    expect(scrollTop).toBe(400);
    await frame(page);
    expect(await page.evaluate(() => document.getElementById("area")?.scrollTop)).toBe(400);
  });

  it("does not cut a suggestion off at maxlength", async () => {
    const page = await open();
    await page.evaluate(() => document.getElementById("area")?.setAttribute("maxlength", "10"));
    await typed(page, "area");
    await page.keyboard.press("Home");
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    expect((await openCard(page, (view) => view.copy !== undefined)).text).toContain("没能替换");
    expect((await state(page, "area")).text).toBe(TEXT);
  });

  it.each(["readonly", "disabled"])("changes nothing while it is %s, and offers the wording for copying", async (attribute) => {
    const page = await open();
    await page.evaluate(([name, text]) => {
      const area = document.getElementById("area") as HTMLTextAreaElement;
      area.value = text;
      area.setAttribute(name, "");
    }, [attribute, TEXT] as const);
    await attach(page, "area");
    await underlined(page, 2);
    const { choices } = await page.evaluate(() => lab.attached["area"]?.reveal(lab.reports.at(-1)?.[0] as never)).then(() => openCard(page));
    await page.mouse.click(choices[0]?.x ?? 0, choices[0]?.y ?? 0);
    expect((await openCard(page, (view) => view.copy !== undefined)).text).toContain("此处不能修改");
    expect((await state(page, "area")).text).toBe(TEXT);
  });
});
