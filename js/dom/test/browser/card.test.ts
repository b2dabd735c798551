import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { attach, card, closedCard, frame, open, openCard, placeOf, underlined, useBrowser } from "./support.js";

useBrowser();

const TEXT = "我不知道,你等一下";

async function typed(page: Page, id = "area", text = TEXT, options: Parameters<typeof attach>[2] = {}): Promise<void> {
  await attach(page, id, options);
  await page.locator(`#${id}`).click();
  await page.keyboard.type(text);
  await underlined(page, (await page.evaluate((linted) => lab.linter.lint(linted), text)).length);
}

/** Has the page act on keys as a chat console does: it sends on Enter and closes the conversation on Esc. */
async function likeAConsole(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const acted: string[] = [];
    Object.assign(globalThis, { acted });
    for (const type of ["keydown", "keyup"] as const) {
      document.addEventListener(type, ({ key }) => { if (key === "Enter" || key === "Escape") acted.push(`${type} ${key}`); }, { capture: true });
    }
  });
  return () => page.evaluate(() => (globalThis as unknown as { acted: string[] }).acted);
}

async function hover(page: Page, index = 0): Promise<void> {
  const { x, y } = await placeOf(page, index);
  await page.mouse.move(x, y);
}

describe("by pointer", () => {
  it.each(["area", "line", "editable"])("opens over an underline of %s and says what is wrong, why and what to write", async (id) => {
    const page = await open();
    await typed(page, id);
    const [first] = await page.evaluate((text) => lab.linter.lint(text), TEXT);
    await hover(page);
    const view = await openCard(page);
    expect(view.text).toContain("禁用语");
    expect(view.text).toContain(`「${first?.text}」`);
    expect(view.text).toContain(first?.message);
    expect(view.text).toContain(first?.why);
    for (const { when = "" } of first?.suggestions ?? []) expect(view.text).toContain(when);
    expect(view.choices).toHaveLength(first?.suggestions.length ?? -1);
    expect(view.label).toBe(`禁用语 「${first?.text}」`);
  });

  it("leaves focus and caret where they are, and goes when the pointer does", async () => {
    const page = await open();
    await typed(page);
    const where = () => page.evaluate(() => [document.activeElement?.id, (document.getElementById("area") as HTMLTextAreaElement).selectionStart]);
    const before = await where();
    await hover(page);
    const { box } = await openCard(page);
    expect(await where()).toEqual(before);
    await page.mouse.move(box.left + 10, box.top + 10);
    await page.mouse.down();
    await page.mouse.up();
    expect(await where()).toEqual(before);
    expect(await card(page)).toBeDefined();
    await page.mouse.move(5, 5);
    await closedCard(page);
  });

  it("opens on a press and stays until a press elsewhere", async () => {
    const page = await open();
    await typed(page);
    const { x, y } = await placeOf(page, 0);
    await page.mouse.click(x, y);
    await openCard(page);
    await page.mouse.move(5, 5);
    await frame(page);
    expect(await card(page)).toBeDefined();
    await page.mouse.click(5, 5);
    await closedCard(page);
  });

  it("opens on a tap", async () => {
    const page = await open("fields.html", { hasTouch: true });
    await typed(page);
    const { x, y } = await placeOf(page, 1);
    await page.touchscreen.tap(x, y);
    const [, second] = await page.evaluate((text) => lab.linter.lint(text), TEXT);
    expect((await openCard(page)).text).toContain(second?.text);
  });

  it("does not open under a pointer at rest while the text is typed", async () => {
    const page = await open();
    await typed(page, "area", "", { hoverDelay: 0 });
    const box = await page.locator("#area").boundingBox();
    const rest = [(box?.x ?? 0) + 50, (box?.y ?? 0) + 24] as const;
    await page.mouse.move(...rest);
    await page.keyboard.type(TEXT);
    await underlined(page, 2);
    await page.mouse.move(...rest);
    await frame(page);
    await frame(page);
    expect(await card(page)).toBeUndefined();
    await page.mouse.move(rest[0] + 1, rest[1]);
    await openCard(page);
  });

  it("keeps its presses from the page", async () => {
    const page = await open();
    await typed(page);
    await page.evaluate(() => {
      const pressed: string[] = [];
      Object.assign(globalThis, { pressed });
      for (const type of ["pointerdown", "mousedown", "click"]) document.addEventListener(type, () => pressed.push(type));
    });
    await hover(page);
    const { choices } = await openCard(page);
    await page.mouse.click(choices[0]?.x ?? 0, choices[0]?.y ?? 0);
    await closedCard(page);
    expect(await page.evaluate(() => (globalThis as unknown as { pressed: string[] }).pressed)).toEqual([]);
  });
});

describe("by keyboard", () => {
  it("leaves Enter and Esc to the page while no card is open", async () => {
    const page = await open();
    const acted = await likeAConsole(page);
    await typed(page);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    expect(await acted()).toEqual(["keydown Enter", "keyup Enter", "keydown Escape", "keyup Escape"]);
    expect(await page.inputValue("#area")).toBe(`${TEXT}\n`);
  });

  it("leaves Enter to the page while a card is open that only the pointer opened", async () => {
    const page = await open();
    const acted = await likeAConsole(page);
    await typed(page);
    await hover(page);
    await openCard(page);
    await page.keyboard.press("Enter");
    expect(await acted()).toEqual(["keydown Enter", "keyup Enter"]);
  });

  it("keeps Enter and Esc from the page while it steers", async () => {
    const page = await open();
    await typed(page);
    const acted = await likeAConsole(page);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Escape");
    await closedCard(page);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await acted()).toEqual([]);
    expect(await page.inputValue("#area")).not.toContain("\n");
  });

  it("keeps the Enter that chose for as long as it is held down", async () => {
    const page = await open();
    await typed(page);
    const acted = await likeAConsole(page);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.down("Enter");
    await closedCard(page);
    await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    expect(await acted()).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await acted()).toEqual(["keydown Enter", "keyup Enter"]);
  });

  it("leaves the shortcut to the page where there is no diagnostic", async () => {
    const page = await open();
    const acted = await likeAConsole(page);
    await attach(page, "area");
    await page.locator("#area").click();
    await page.keyboard.type("您好");
    await page.keyboard.press("Alt+Enter");
    expect(await acted()).toContain("keydown Enter");
    expect(await card(page)).toBeUndefined();
  });

  it("moves through the choices, round the end, and takes a digit", async () => {
    const page = await open();
    await typed(page);
    const [first] = await page.evaluate((text) => lab.linter.lint(text), TEXT);
    const count = first?.suggestions.length ?? 0;
    expect(count).toBeGreaterThan(1);
    await page.keyboard.press("Home");
    await page.keyboard.press("Alt+Enter");
    const active = async () => (await openCard(page)).choices.findIndex((choice) => choice.active);
    expect(await active()).toBe(0);
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe(1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect((await openCard(page)).actions.at(-1)?.active).toBe(true);
    for (const _ of (await openCard(page)).actions) await page.keyboard.press("ArrowUp");
    expect(await active()).toBe(count - 1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("area");
    await page.keyboard.press("2");
    await closedCard(page);
    const second = first?.suggestions[1];
    expect(await page.inputValue("#area")).toBe(TEXT.slice(0, second?.start) + second?.text + TEXT.slice(second?.end));
  });

  it("goes from diagnostic to diagnostic and back", async () => {
    const page = await open();
    await typed(page);
    const texts = await page.evaluate((text) => lab.linter.lint(text).map((diagnostic) => `「${diagnostic.text}」`), TEXT);
    const at = async (index: number) => openCard(page, (view) => view.text.includes(texts[index] ?? "?"));
    await page.keyboard.press("F8");
    await at(0);
    await page.keyboard.press("F8");
    await at(1);
    await page.keyboard.press("F8");
    await at(0);
    await page.keyboard.press("Shift+F8");
    await at(1);
  });

  it("types on through an open card, and closes it", async () => {
    const page = await open();
    await typed(page);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.type("x");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe(`${TEXT}x`);
  });

  it("stays open when an editor puts its markup right, and goes when the text is another", async () => {
    const page = await open();
    await typed(page, "editable", "我不知道");
    // As some do when a key comes up, here that of the shortcut.
    await page.evaluate(() => document.getElementById("editable")?.addEventListener("keyup", () => document.execCommand("formatBlock", false, "p"), { once: true }));
    await page.keyboard.press("Alt+Enter");
    await frame(page);
    expect(await page.evaluate(() => document.getElementById("editable")?.innerHTML)).toBe("<p>我不知道</p>");
    await openCard(page);
    await page.evaluate(() => document.execCommand("insertText", false, "好"));
    await closedCard(page);
  });

  it("takes other shortcuts, and shows them", async () => {
    const page = await open();
    await page.evaluate(() => {
      lab.attach(document.getElementById("area") as HTMLElement, lab.linter, { keys: { open: "Ctrl+Shift+K", next: "" } });
    });
    await page.locator("#area").click();
    await page.keyboard.type(TEXT);
    await underlined(page, 2);
    await hover(page);
    expect((await openCard(page)).text).toContain("Ctrl+Shift+K");
    await page.mouse.move(5, 5);
    await closedCard(page);
    for (const other of ["Alt+Enter", "F8"]) {
      await page.keyboard.press(other);
      await frame(page);
      expect(await card(page)).toBeUndefined();
    }
    await page.keyboard.press("Control+Shift+K");
    await openCard(page);
  });

  it("has the number of diagnostics and each choice read out", async () => {
    const page = await open();
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const prototype = Element.prototype as unknown as { ariaNotify(message: string): void };
      const { ariaNotify } = prototype;
      prototype.ariaNotify = function (message) {
        said.push(message);
        return ariaNotify.call(this, message);
      };
    });
    const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    await typed(page);
    await page.waitForFunction(() => (globalThis as unknown as { said: string[] }).said.length === 1);
    expect(await said()).toEqual(["有 2 处用语提示，按 Alt+Enter 查看"]);
    const [, second] = await page.evaluate((text) => lab.linter.lint(text), TEXT);
    await page.keyboard.press("Alt+Enter");
    expect((await said()).slice(1)).toEqual([
      expect.stringContaining(second?.message ?? "?"),
      `第 1 项，共 ${(second?.suggestions.length ?? 0) + 2} 项：${second?.suggestions[0]?.text}`,
    ]);
  });
});

describe("what it looks like", () => {
  it("speaks English", async () => {
    const page = await open();
    await typed(page, "area", TEXT, { locale: "en" });
    await hover(page);
    const { text } = await openCard(page);
    expect(text).toContain("Forbidden");
    expect(text).toContain("Alt+Enter to choose by keyboard");
  });

  it("is dark where the box is", async () => {
    const page = await open();
    await page.evaluate(() => document.getElementById("area")?.classList.add("dark"));
    await typed(page);
    await hover(page);
    expect((await openCard(page)).dark).toBe(true);
    await page.evaluate(() => document.getElementById("area")?.classList.remove("dark"));
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+Enter");
    expect((await openCard(page)).dark).toBe(false);
  });

  /** Attaches a linter that finds 甲 and suggests what is given. */
  async function suggesting(page: Page, texts: readonly string[]): Promise<void> {
    await page.evaluate((suggested) => {
      lab.attach(document.getElementById("area") as HTMLElement, {
        lint: (text) => [...text.matchAll(/甲/g)].map(({ index }) => ({
          rule: "test/one", severity: "info", start: index, end: index + 1, text: "甲", message: "改写",
          suggestions: suggested.map((wording) => ({ text: wording, start: index, end: index + 1 })),
        })),
      });
    }, texts);
    await page.locator("#area").click();
    await page.keyboard.type("你甲好");
    await underlined(page, 1);
    await page.keyboard.press("Alt+Enter");
  }

  it("marks an open slot, and selects it to be typed over", async () => {
    const page = await open();
    await suggesting(page, ["{surname}先生"]);
    expect((await openCard(page)).slots).toEqual(["{surname}"]);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("你{surname}先生好");
    await page.keyboard.type("王");
    expect(await page.inputValue("#area")).toBe("你王先生好");
  });

  it("offers to delete where a suggestion is empty, and deletes", async () => {
    const page = await open();
    await suggesting(page, [""]);
    expect((await openCard(page)).choices.map(({ text }) => text)).toEqual(["删除「甲」"]);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("你好");
    await page.keyboard.press("Control+z");
    expect(await page.inputValue("#area")).toBe("你甲好");
  });

  it("explains without choices, and does not let Enter through", async () => {
    const page = await open();
    const acted = await likeAConsole(page);
    await suggesting(page, []);
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await acted()).toEqual([]);
    expect(await page.inputValue("#area")).toBe("你甲好");
  });

  it("does not cover the line that is typed", async () => {
    const page = await open();
    await typed(page, "area", `${TEXT}\n好的\n好的`);
    await hover(page);
    const { box } = await openCard(page);
    const caret = await page.evaluate(() => {
      const area = document.getElementById("area") as HTMLTextAreaElement & { createValueRange(start: number, end: number): Range };
      const { top, bottom } = area.createValueRange(area.value.length, area.value.length).getBoundingClientRect();
      return { top, bottom };
    });
    expect(box.top >= caret.bottom || box.bottom <= caret.top).toBe(true);
  });

  it("follows its underline when the page scrolls, and goes with it out of the box", async () => {
    const page = await open();
    await typed(page, "area", `${TEXT}${"\n好的".repeat(8)}`);
    await page.keyboard.press("F8");
    const { box } = await openCard(page);
    await page.evaluate(() => {
      document.body.style.height = "3000px";
      scrollBy(0, 20);
    });
    await openCard(page, (view) => view.box.top === box.top - 20);
    await page.evaluate(() => document.getElementById("area")?.scrollTo(0, 200));
    await closedCard(page);
  });

  it("is in the viewport at its bottom right", async () => {
    const page = await open();
    await page.evaluate(() => {
      const area = document.getElementById("area") as HTMLElement;
      area.style.cssText = "position: fixed; right: 0; bottom: 0; width: 220px; height: 60px; margin: 0";
    });
    await typed(page);
    await hover(page, 1);
    const { box } = await openCard(page);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(800);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(900);
  });

  it("works in a modal dialog", async () => {
    const page = await open();
    await page.evaluate(() => {
      const dialog = document.createElement("dialog");
      dialog.append(document.getElementById("area") as HTMLElement);
      document.body.append(dialog);
      dialog.showModal();
    });
    await typed(page);
    await hover(page);
    const { choices } = await openCard(page);
    await page.mouse.click(choices[0]?.x ?? 0, choices[0]?.y ?? 0);
    await closedCard(page);
    expect(await page.inputValue("#area")).not.toBe(TEXT);
  });

  it("is not restyled by the page", async () => {
    const page = await open();
    await page.addStyleTag({ content: "* { color: darkgreen !important; display: block !important; font-size: 40px !important; transform: scale(2) !important }" });
    await typed(page, "line");
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    const style = await page.evaluate(() => {
      const element = shadowRoots.find(({ host }) => host.isConnected)?.querySelector(".card") as HTMLElement;
      const { color, fontSize } = getComputedStyle(element);
      return { color, fontSize, transform: getComputedStyle(element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : element).transform };
    });
    expect(style).toEqual({ color: "rgb(31, 35, 40)", fontSize: "14px", transform: "none" });
  });
});
