import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../../tools/browser.js";
import { serve } from "../../../tools/serve.js";
import type { createMirror, Mirror } from "../../src/mirror/mirror.js";
import { LONG, STYLINGS, TEXT } from "./mirrorStylings.js";
import { frame, pixelsLike } from "./support.js";

/** What `pages/mirror.js` offers. */
interface Copies {
  make(html: string, text?: string): HTMLTextAreaElement;
  copy(): void;
  unmake(): void;
  underline(spans: readonly (readonly [start: number, end: number])[]): void;
  compare(isTurned?: boolean): { readonly error: number; readonly at: number; readonly rects: number };
  readonly createMirror: typeof createMirror;
  readonly field: HTMLTextAreaElement;
  readonly mirror: Mirror;
  readonly moves: number;
}

declare global {
  var copies: Copies;
  var box: HTMLElement;
}

const RED = [229, 72, 77] as const;
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  // Scrollbars take room from the text, and a headless browser hides them.
  browser = await launchBrowser({ ignoreDefaultArgs: ["--hide-scrollbars"] });
  server = await serve(fileURLToPath(new URL("../../..", import.meta.url)));
});
afterEach(async () => {
  await Promise.all(browser.contexts().slice(1).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/dom/test/pages/mirror.html`);
  await page.waitForFunction(() => "copies" in globalThis);
  return page;
}

/** Opens a page with a field and its copy. */
async function openWith(html: string, text = TEXT, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(options);
  await page.evaluate(([markup, value]) => {
    copies.make(markup, value);
    copies.copy();
  }, [html, text] as const);
  return page;
}

const error = (page: Page): Promise<number> => page.evaluate(() => copies.compare().error);
/** What the session does when the text has changed. */
const followTyping = (page: Page): Promise<void> =>
  page.evaluate(() => copies.field.addEventListener("input", () => copies.mirror.update(copies.field.value)));
/** Presses a key, or inserts a character that no key has. */
const type = (page: Page, key: string): Promise<void> => (/^[\x20-\x7f]+$/.test(key) ? page.keyboard.press(key) : page.keyboard.insertText(key));
const boxOf = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const { left, top, right, bottom } = (document.querySelector(wanted) as Element).getBoundingClientRect();
    return { left, top, right, bottom };
  }, selector);
/** How many pixels of the whole page have the colour of an underline. */
const underlinedPixels = (page: Page, colour: readonly [number, number, number] = RED): Promise<number> =>
  pixelsLike(page, { left: 0, top: 0, right: 900, bottom: 894 }, colour);

describe.each([1, 1.25])("a copy on a screen with %s pixels to a CSS pixel", (deviceScaleFactor) => {
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    page = await openPage({ deviceScaleFactor });
  });
  afterAll(async () => {
    await page.context().close();
    console.log(`greatest error of ${errors.length} stylings at ${deviceScaleFactor}, in CSS pixels:\n${errors.join("\n")}`);
  });

  it.each(STYLINGS)("has the rectangles of the field: $name", async ({ name, html, text, then }) => {
    const { error: greatest, at, rects } = await page.evaluate(([markup, value, script]) => {
      scrollTo(0, 0);
      const field = copies.make(markup, value);
      if (script) new Function("field", script)(field);
      copies.copy();
      return copies.compare(/rotate/.test(markup));
    }, [html, text, then] as const);
    errors.push(`${greatest.toFixed(3)}  ${name}`);
    expect(rects).toBeGreaterThanOrEqual(2);
    expect(greatest, `at ${at}`).toBeLessThan(1);
  });
});

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
});

describe("what is seen of a copy", () => {
  it("is the underline, where the field shows its text", async () => {
    const page = await openWith(`<textarea style="color: #000; background: #fff"></textarea>`, "我不知道😀");
    const plain = await page.screenshot();
    expect(await underlinedPixels(page)).toBe(0);
    await page.evaluate(() => copies.underline([[1, 4]]));
    const area = await page.evaluate(() => {
      const { left, top, right, bottom } = (copies.field as unknown as { createValueRange(start: number, end: number): Range }).createValueRange(1, 4).getBoundingClientRect();
      return { left: left - 2, top, right: right + 2, bottom };
    });
    const inside = await pixelsLike(page, area, RED);
    expect(inside).toBeGreaterThan(40);
    expect(await underlinedPixels(page)).toBe(inside);
    await page.evaluate(() => copies.underline([]));
    expect(Buffer.compare(plain, await page.screenshot())).toBe(0);
  });

  it("ends where the field and the boxes around it end", async () => {
    const page = await openWith(
      `<div id="box" style="overflow: hidden; width: 200px; height: 90px; border: 4px solid #000"><textarea style="border-width: 12px"></textarea></div>`,
      "不知道".repeat(400),
    );
    await page.evaluate(() => copies.underline([[0, 1200]]));
    await page.evaluate(() => { copies.field.scrollTop = 40; });
    await frame(page);
    const area = await boxOf(page, "#box");
    const inside = await pixelsLike(page, { ...area, bottom: area.bottom - 6 }, RED);
    expect(inside).toBeGreaterThan(500);
    expect(await underlinedPixels(page)).toBe(inside);
    await page.evaluate(() => { (document.getElementById("box") as HTMLElement).style.overflow = "visible"; });
    await frame(page);
    expect(await underlinedPixels(page)).toBeGreaterThan(inside * 2);
  });

  it("stays below what the page has above the field", async () => {
    const page = await openWith(
      `<div style="position: relative; z-index: 5"><textarea></textarea></div><div id="menu" style="position: fixed; inset: 0; z-index: 6; background: #fff"></div>`,
    );
    await page.evaluate(() => copies.underline([[0, 20]]));
    expect(await underlinedPixels(page)).toBe(0);
    await page.evaluate(() => document.getElementById("menu")?.remove());
    expect(await underlinedPixels(page)).toBeGreaterThan(100);
  });

  it("is the underline with forced colours, and nothing on paper", async () => {
    const page = await openWith("<textarea></textarea>", "我不知道");
    const colours = () => page.evaluate(() => getComputedStyle(document.body).color);
    await page.emulateMedia({ forcedColors: "active" });
    const plain = await page.screenshot();
    await page.evaluate(() => copies.underline([[1, 4]]));
    expect(await colours()).toBe("rgb(0, 0, 0)");
    const area = await page.evaluate(() => copies.mirror.range({ start: 1, end: 4 }).getBoundingClientRect().toJSON() as { left: number; top: number; right: number; bottom: number });
    const line = { ...area, top: area.bottom - 3 };
    expect(await pixelsLike(page, line, [0, 0, 0])).toBeGreaterThan(40);
    await page.evaluate(() => copies.underline([]));
    expect(Buffer.compare(plain, await page.screenshot())).toBe(0);
    await page.evaluate(() => copies.underline([[1, 4]]));
    await page.emulateMedia({ forcedColors: "none", media: "print" });
    expect(await underlinedPixels(page)).toBe(0);
  });

  it("takes the colours that the page sets around the field", async () => {
    const page = await openWith(`<div style="--phraselint-error: #0a0">${"<textarea></textarea>"}</div>`, "我不知道");
    await page.evaluate(() => copies.underline([[1, 4]]));
    expect(await underlinedPixels(page)).toBe(0);
    expect(await underlinedPixels(page, [0, 170, 0])).toBeGreaterThan(40);
  });

  it("fades and hides with the field", async () => {
    const page = await openWith(`<div id="box"><textarea></textarea></div>`, "我不知道");
    await page.evaluate(() => copies.underline([[1, 4]]));
    const seen = await underlinedPixels(page);
    expect(seen).toBeGreaterThan(40);
    for (const style of ["opacity: 0", "visibility: hidden", "display: none"]) {
      await page.evaluate((text) => { (document.getElementById("box") as HTMLElement).style.cssText = text; }, style);
      await expect.poll(() => underlinedPixels(page), { message: style }).toBe(0);
    }
    await page.evaluate(() => { (document.getElementById("box") as HTMLElement).style.cssText = ""; });
    await expect.poll(() => underlinedPixels(page)).toBe(seen);
  });
});

it("is neither found, selected, pointed at nor read out", async () => {
  const page = await openWith("<textarea></textarea>", "一句话");
  await page.evaluate(() => copies.make("<p>别的</p><textarea></textarea>", "一句话"));
  await page.evaluate(() => copies.copy());
  const found = await page.evaluate(() => {
    // The field itself is found, so its text is taken away and the copy's left.
    copies.field.value = "";
    return (window as unknown as { find(text: string): boolean }).find("一句话");
  });
  expect(found).toBe(false);
  expect(await page.evaluate(() => (window as unknown as { find(text: string): boolean }).find("别的"))).toBe(true);
  await page.evaluate(() => document.execCommand("selectAll"));
  expect(await page.evaluate(() => String(getSelection()))).not.toContain("一句话");
  const { left, top } = await boxOf(page, "textarea");
  expect(await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.localName, [left + 12, top + 12] as const)).toBe("textarea");
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  expect(JSON.stringify(nodes)).toContain("别的");
  expect(JSON.stringify(nodes)).not.toContain("一句话");
});

it("works in a frame of the same origin", async () => {
  const page = await openPage();
  const greatest = await page.evaluate(async () => {
    const inner = document.createElement("iframe");
    inner.style.cssText = "width: 400px; height: 300px; margin: 50px; transform: scale(1.2)";
    document.body.append(inner);
    const area = (inner.contentDocument as Document).createElement("textarea");
    (inner.contentDocument as Document).body.append(area);
    area.value = "我不知道\n好";
    const mirror = copies.createMirror(area, () => undefined);
    mirror.update(area.value);
    const one = (area as unknown as { createValueRange(start: number, end: number): Range }).createValueRange(1, 4).getBoundingClientRect();
    const other = mirror.range({ start: 1, end: 4 }).getBoundingClientRect();
    const result = { error: Math.abs(one.x - other.x) + Math.abs(one.y - other.y) + Math.abs(one.width - other.width), width: one.width };
    mirror.stop();
    return { ...result, left: (inner.contentDocument as Document).querySelectorAll("phraselint-mirror").length };
  });
  expect(greatest.width).toBeGreaterThan(20);
  expect(greatest.error).toBeLessThan(1);
  expect(greatest.left).toBe(0);
});

it("leaves nothing when it is stopped", async () => {
  const page = await openPage();
  await page.evaluate(() => {
    copies.make("<div style='overflow: auto'><textarea></textarea></div>", "我不知道");
    const kept = new Set<string>();
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const ids = new Map<unknown, number>();
    const key = (target: unknown, type: string, listener: unknown): string =>
      [target, listener].map((one) => ids.get(one) ?? ids.set(one, ids.size).get(one)).concat(type as never).join();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const name = key(this, type, listener);
      if (!(this instanceof AbortSignal)) kept.add(name);
      if (typeof options === "object") options.signal && addEventListener.call(options.signal, "abort", () => kept.delete(name));
      return addEventListener.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      kept.delete(key(this, type, listener));
      return removeEventListener.call(this, type, listener, options);
    };
    Object.assign(globalThis, { kept, markup: document.documentElement.outerHTML });
  });
  await page.evaluate(() => copies.copy());
  await page.evaluate(() => copies.underline([[1, 4]]));
  await frame(page);
  const kept = () => page.evaluate(() => (globalThis as unknown as { kept: Set<string> }).kept.size);
  expect(await kept()).toBeGreaterThan(10);
  expect(await page.locator("phraselint-mirror").count()).toBe(1);
  await page.evaluate(() => {
    copies.field.scrollTop = 1;
    copies.field.style.width = "";
    copies.unmake();
  });
  await frame(page);
  expect(await kept()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.outerHTML.replace(' style=""', "") === (globalThis as unknown as { markup: string }).markup)).toBe(true);
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
});

it("takes a key press in a long text for little more than in a short one", async () => {
  const page = await openWith(`<textarea style="width: 700px"></textarea>`, "");
  const median = (length: number) => page.evaluate((characters) => {
    const line = `${"好".repeat(39)}\n`;
    let text = line.repeat(characters / 40);
    copies.field.value = text;
    copies.mirror.update(text);
    const at = (characters / 80) * 40 + 20;
    const taken: number[] = [];
    for (let press = 0; press < 200; press += 1) {
      text = `${text.slice(0, at)}${press % 2 ? "知" : "不"}${text.slice(at + (press % 2))}`;
      const before = performance.now();
      copies.mirror.update(text);
      copies.mirror.range({ start: at, end: at + 1 }).getBoundingClientRect();
      taken.push(performance.now() - before);
    }
    const node = copies.mirror.range({ start: at, end: at + 1 }).startContainer as Text;
    return { milliseconds: taken.sort((one, other) => one - other)[100] as number, line: node.length };
  }, length);
  const [short, long] = [await median(1000), await median(100_000)];
  console.log(`update and layout for a key press: ${short.milliseconds.toFixed(2)} ms in 1,000 characters, ${long.milliseconds.toFixed(2)} ms in 100,000, ×${(long.milliseconds / short.milliseconds).toFixed(1)}`);
  // A line is still a node of its own: what is laid out anew is it, and not the text.
  expect(long.line).toBe(short.line);
});
