import { expect, it } from "vitest";
import { openPage, openWith, useBrowser } from "./mirrorSupport.js";
import { STYLINGS } from "./mirrorStylings.js";
import { frame } from "./support.js";

useBrowser();

it.each([1, 1.25])("a copy has the rectangles of its field in every style, at %s pixels to a CSS pixel", async (deviceScaleFactor) => {
  const page = await openPage({ deviceScaleFactor });
  const results = [];
  for (const { name, html, text, then } of STYLINGS) {
    const result = await page.evaluate(([markup, value, script]) => {
      scrollTo(0, 0);
      const field = copies.make(markup, value);
      if (script) new Function("field", script)(field);
      copies.copy();
      return copies.compare(/rotate/.test(markup));
    }, [html, text, then] as const);
    results.push({ name, ...result });
  }
  const lines = results.map((result) => `${result.error.toFixed(3)}  ${result.name}`);
  console.log(`greatest error of ${lines.length} stylings at ${deviceScaleFactor}, in CSS pixels:\n${lines.join("\n")}`);
  expect(results.filter(({ rects }) => rects < 2)).toEqual([]);
  expect(results.filter((result) => result.error >= 1)).toEqual([]);
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
