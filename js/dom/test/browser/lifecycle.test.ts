import { describe, expect, it } from "vitest";
import { attach, card, closedCard, frame, open, openCard, underlined, underlines, useBrowser } from "./support.js";

useBrowser();

const TEXT = "我不知道,你等一下";

describe("detach", () => {
  it.each(["area", "line", "editable"])("leaves nothing of %s behind", async (id) => {
    const page = await open();
    await page.evaluate(() => {
      // Counts what is added and not removed again. A listener with a signal goes with it.
      const listeners = new Set<string>();
      Object.assign(globalThis, { listeners });
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      const key = (target: EventTarget, type: string) => `${target === window ? "window" : target === document ? "document" : (target as Element).id} ${type}`;
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        if (this === window || this === document || this instanceof Element) {
          listeners.add(key(this, type));
          if (typeof options === "object" && options.signal) addEventListener.call(options.signal, "abort", () => listeners.delete(key(this, type)));
        }
        return addEventListener.call(this, type, listener, options);
      };
      EventTarget.prototype.removeEventListener = function (type, listener, options) {
        listeners.delete(key(this, type));
        return removeEventListener.call(this, type, listener, options);
      };
    });
    const markup = await page.evaluate(() => document.documentElement.outerHTML);
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
    await attach(page, id);
    await page.locator(`#${id}`).click();
    await page.keyboard.type(TEXT);
    await underlined(page, 2);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    expect(await page.evaluate(() => (globalThis as unknown as { listeners: Set<string> }).listeners.size)).toBeGreaterThan(5);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(sheets + 1);

    await page.evaluate((field) => lab.attached[field]?.(), id);
    expect(await card(page)).toBeUndefined();
    expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(sheets);
    expect(await page.evaluate(() => [...(globalThis as unknown as { listeners: Set<string> }).listeners].filter((name) => !name.startsWith(" ")))).toEqual([]);
    const reports = await page.evaluate(() => lab.reports.length);
    await page.keyboard.type("不知道");
    await frame(page);
    expect(await underlines(page)).toEqual([]);
    expect(await page.evaluate(() => lab.reports.length)).toBe(reports);
    await page.evaluate((field) => {
      const element = document.getElementById(field) as HTMLInputElement;
      if (element.isContentEditable) element.textContent = "";
    }, id);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(markup);
  });

  it("leaves the underlines of another field", async () => {
    const page = await open();
    for (const id of ["area", "line"]) {
      await attach(page, id);
      await page.locator(`#${id}`).click();
      await page.keyboard.type(TEXT);
    }
    await underlined(page, 4);
    await page.evaluate(() => lab.attached["area"]?.());
    expect(await underlines(page)).toHaveLength(2);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  });
});

describe("a field that is removed", () => {
  it("is let go without being detached", async () => {
    const page = await open();
    await page.evaluate(() => {
      const area = document.createElement("textarea");
      area.value = "我不知道";
      document.body.append(area);
      lab.attach(area, lab.linter);
      Object.assign(globalThis, { weak: new WeakRef(area) });
    });
    await underlined(page, 1);
    await page.evaluate(() => (globalThis as unknown as { weak: WeakRef<HTMLElement> }).weak.deref()?.remove());
    await underlined(page, 0);
    const session = await page.context().newCDPSession(page);
    await expect.poll(async () => {
      await session.send("HeapProfiler.collectGarbage");
      return page.evaluate(() => (globalThis as unknown as { weak: WeakRef<HTMLElement> }).weak.deref() === undefined);
    }).toBe(true);
  });

  it("is taken up again when it is back and used", async () => {
    const page = await open();
    await attach(page, "area");
    await page.locator("#area").click();
    await page.keyboard.type(TEXT);
    await underlined(page, 2);
    await page.evaluate(() => {
      const area = document.getElementById("area") as HTMLElement;
      Object.assign(globalThis, { area });
      area.remove();
    });
    await underlined(page, 0);
    await page.evaluate(() => document.body.prepend((globalThis as unknown as { area: HTMLElement }).area));
    await page.locator("#area").click();
    await underlined(page, 2);
  });

  it("keeps its underlines when it is only moved", async () => {
    const page = await open();
    await attach(page, "editable");
    await page.locator("#editable").click();
    await page.keyboard.type(TEXT);
    await underlined(page, 2);
    await page.evaluate(() => document.body.prepend(document.getElementById("editable") as HTMLElement));
    await page.locator("#editable").click();
    await page.keyboard.type("。");
    await frame(page);
    expect((await underlined(page, 2)).map(({ text }) => text).join()).toContain("知道");
  });
});

describe("a linter that answers late", () => {
  it("never shows an answer for a text that has changed", async () => {
    const page = await open();
    await page.evaluate(() => {
      const answers: (() => void)[] = [];
      Object.assign(globalThis, { answers });
      lab.attach(document.getElementById("area") as HTMLElement, {
        lint: (text) => new Promise((answer) => answers.push(() => answer(lab.linter.lint(text)))),
      }, { onDiagnostics: (diagnostics) => lab.reports.push(diagnostics) });
    });
    const answer = (index: number) => page.evaluate((at) => (globalThis as unknown as { answers: (() => void)[] }).answers[at]?.(), index);
    const asked = (count: number) => page.waitForFunction((wanted) => (globalThis as unknown as { answers: unknown[] }).answers.length === wanted, count);
    await page.locator("#area").click();
    await page.keyboard.insertText("你等一下");
    await asked(1);
    await page.keyboard.insertText(",我不知道");
    await asked(2);
    const all = await page.evaluate(() => lab.linter.lint("你等一下,我不知道").map(({ start, end }) => ({ start, end })));
    expect(all.length).toBeGreaterThan(1);
    await answer(1);
    expect(await underlined(page, all.length)).toMatchObject(all);
    await answer(0);
    await frame(page);
    expect(await underlines(page)).toHaveLength(all.length);

    // Until the next answer comes the underlines go along with their text, and those that were touched are gone.
    await page.keyboard.press("Home");
    await page.keyboard.insertText("亲亲");
    await asked(3);
    const moved = all.map(({ start, end }) => ({ start: start + 2, end: end + 2 }));
    expect(await underlined(page, all.length)).toMatchObject(moved);
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await asked(4);
    expect(await underlined(page, all.length - 1)).toMatchObject(moved.slice(0, -1));
    // Told are answers only: of the empty box and of the second text.
    expect(await page.evaluate(() => lab.reports.map(({ length }) => length))).toEqual([0, all.length]);
  });

  it("reports what it throws, and goes on", async () => {
    const page = await open();
    await page.evaluate(() => {
      const errors: string[] = [];
      Object.assign(globalThis, { errors });
      lab.attach(document.getElementById("area") as HTMLElement, {
        lint: (text) => (text.endsWith("道") ? Promise.reject(new Error("port closed")) : Promise.resolve(lab.linter.lint(text))),
      }, { onError: (error) => errors.push(String(error)) });
    });
    await page.locator("#area").click();
    await page.keyboard.type("我不知道");
    await page.waitForFunction(() => (globalThis as unknown as { errors: string[] }).errors.length === 1);
    expect(await page.evaluate(() => (globalThis as unknown as { errors: string[] }).errors)).toEqual(["Error: port closed"]);
    await page.keyboard.type("。");
    await underlined(page, 1);
  });
});

describe("text that a script writes", () => {
  it("is noticed in a text area, also when it is emptied after sending", async () => {
    const page = await open();
    await attach(page, "area");
    await page.locator("#area").click();
    await page.evaluate(() => { (document.getElementById("area") as HTMLTextAreaElement).value = "我不知道"; });
    await underlined(page, 1);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.evaluate(() => { (document.getElementById("area") as HTMLTextAreaElement).value = ""; });
    await page.waitForFunction(() => lab.reports.at(-1)?.length === 0);
    await closedCard(page);
  });
});

it("lints again with another context only when told to", async () => {
  const page = await open();
  await page.evaluate(() => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked, scene: "opening" });
    lab.attached["area"] = lab.attach(document.getElementById("area") as HTMLElement, {
      lint: (text, context) => {
        asked.push([text, context?.scene]);
        return [];
      },
    }, { context: () => ({ scene: (globalThis as unknown as { scene: string }).scene }) });
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
  await page.locator("#area").click();
  await page.keyboard.insertText("您好");
  await page.waitForFunction(() => (globalThis as unknown as { asked: unknown[] }).asked.length === 1);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await frame(page);
  expect(await asked()).toEqual([["您好", "opening"]]);
  await page.evaluate(() => {
    Object.assign(globalThis, { scene: "closing" });
    lab.attached["area"]?.refresh();
  });
  await page.waitForFunction(() => (globalThis as unknown as { asked: unknown[] }).asked.length === 2);
  expect(await asked()).toEqual([["您好", "opening"], ["您好", "closing"]]);
});

describe("attach", () => {
  it.each(["password", "email", "number", "checkbox"])("refuses an input of type %s", async (type) => {
    const page = await open();
    const message = await page.evaluate((kind) => {
      const input = Object.assign(document.createElement("input"), { type: kind });
      try {
        lab.attach(input, lab.linter);
        return "";
      } catch (error) {
        return String(error);
      }
    }, type);
    expect(message).toBe(`TypeError: attach: an input of type "${type}" is not read, only text, search, url, tel`);
  });

  it("refuses what is no text box", async () => {
    const page = await open();
    const message = await page.evaluate(() => {
      try {
        lab.attach(document.createElement("p"), lab.linter);
        return "";
      } catch (error) {
        return String(error);
      }
    });
    expect(message).toBe("TypeError: attach: <p> is neither a text area, an input nor contenteditable");
  });

  it("paints in shadow trees", async () => {
    const page = await open();
    await page.evaluate(() => {
      const host = document.createElement("div");
      document.body.prepend(host);
      const area = document.createElement("textarea");
      host.attachShadow({ mode: "open" }).append(area);
      lab.attach(area, lab.linter);
      area.focus();
    });
    await page.keyboard.type("我不知道");
    await underlined(page, 1);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await underlined(page, 0);
  });

  it("paints on a copy of the text where the browser has no ranges in such a box", async () => {
    const page = await open();
    await page.evaluate(() => { delete (HTMLTextAreaElement.prototype as { createValueRange?: unknown }).createValueRange; });
    await attach(page, "area");
    await page.locator("#area").click();
    await page.keyboard.type(TEXT);
    expect((await underlined(page, 2)).map(({ text }) => text)).toEqual(await page.evaluate((text) => lab.linter.lint(text).map((found) => found.text), TEXT));
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    const left = await page.evaluate(() => lab.linter.lint((document.getElementById("area") as HTMLTextAreaElement).value).length);
    await underlined(page, left);
    await page.evaluate(() => lab.attached["area"]?.());
    expect(await page.evaluate(() => document.querySelector("phraselint-mirror"))).toBeNull();
  });

  it.each(["area", "editable"])("still reports and offers in %s where the browser cannot paint", async (id) => {
    const page = await open();
    await page.evaluate(() => { delete (globalThis as { Highlight?: unknown }).Highlight; });
    await attach(page, id);
    await page.locator(`#${id}`).click();
    await page.keyboard.type(TEXT);
    await page.waitForFunction(() => lab.reports.at(-1)?.length === 2);
    expect(await underlines(page)).toEqual([]);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    await page.waitForFunction(() => (lab.reports.at(-1)?.length ?? 2) < 2);
  });
});
