// What a key press costs in a long text, counted and not timed: what is linted, walked and painted for it.
import { describe, expect, it } from "vitest";
import { frame, open, useBrowser } from "./support.js";

useBrowser();

interface Cost { linted: number; walked: number; painted: number }

describe.each(["area", "editable"])("a key press in %s", (id) => {
  it("costs in 100,000 characters no more than the lines around it", async () => {
    const costs: Cost[] = [];
    for (const lines of [60, 2000]) {
      const page = await open();
      await page.evaluate(([field, count]) => {
        const text = Array.from({ length: count }, (_, index) => `第${index}条：我不知道。这个包裹已经发货了，正在路上，明天就能送到您的手上，谢谢您的支持和理解。`);
        const element = document.getElementById(field) as HTMLTextAreaElement;
        if (field === "area") element.value = text.join("\n");
        else element.append(...text.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
        const cost = { linted: 0, walked: 0, painted: 0 };
        Object.assign(globalThis, { cost });
        const linter = { lint: (part: string) => { cost.linted += part.length; return lab.linter.lint(part); } };
        const { getComputedStyle } = window;
        window.getComputedStyle = (...of) => { cost.walked += 1; return getComputedStyle(...of); };
        for (const name of ["add", "delete"] as const) {
          const original = Highlight.prototype[name] as (range: AbstractRange) => never;
          Highlight.prototype[name] = function (range: AbstractRange) { cost.painted += 1; return original.call(this, range); };
        }
        lab.attached[field] = lab.attach(element, linter, { onDiagnostics: (diagnostics) => lab.reports.push(diagnostics) });
        element.focus();
      }, [id, lines] as const);
      // The whole text is linted at first, in slices between frames.
      await page.waitForFunction((count) => (lab.reports.at(-1)?.length ?? 0) >= count, lines);
      const found = await page.evaluate(() => lab.reports.at(-1)?.length ?? 0);
      await page.keyboard.press("Control+Home");
      for (let line = 0; line < 20; line += 1) await page.keyboard.press("ArrowDown");
      await frame(page);
      await page.evaluate(() => Object.assign((globalThis as unknown as { cost: Cost }).cost, { linted: 0, walked: 0, painted: 0 }));
      await page.keyboard.type("我不知道。");
      await page.waitForFunction((count) => (lab.reports.at(-1)?.length ?? 0) === count + 1, found);
      await frame(page);
      costs.push(await page.evaluate(() => (globalThis as unknown as { cost: Cost }).cost));
    }
    // Five keys, each in a frame of its own at most, and with each the lines around the one typed in.
    for (const { linted, walked, painted } of costs) {
      expect(linted).toBeGreaterThan(5);
      expect(linted).toBeLessThan(5 * 600);
      expect(walked).toBeLessThan(5 * 5);
      expect(painted).toBeGreaterThan(0);
      expect(painted).toBeLessThan(5 * 5);
    }
  });
});

it("a word that may be half typed is not nagged at before a pause", async () => {
  const page = await open();
  await page.evaluate(() => {
    // An English word as an agent may type it among Chinese.
    const find = (text: string) => [...text.matchAll(/\bno\b|不知道/g)].map(({ index, 0: word }) => ({
      rule: "test/no", severity: "error" as const, start: index, end: index + word.length, text: word, message: "", suggestions: [],
    }));
    const sizes: number[] = [];
    Object.assign(globalThis, { sizes });
    const { add } = Highlight.prototype;
    Highlight.prototype.add = function (range) { sizes.push(performance.now()); return add.call(this, range); };
    const area = document.getElementById("area") as HTMLTextAreaElement;
    area.addEventListener("keydown", () => sizes.splice(0));
    lab.attached["area"] = lab.attach(area, { lint: find }, { pause: 400 });
    area.focus();
  });
  const drawn = () => page.evaluate(() => (globalThis as unknown as { sizes: number[] }).sizes.length);
  await page.keyboard.type("I say no");
  await frame(page);
  expect(await drawn()).toBe(0);
  await page.keyboard.type("w");
  await frame(page);
  expect(await drawn()).toBe(0);
  // The word is over.
  await page.keyboard.press("Backspace");
  await page.keyboard.type(" ");
  await frame(page);
  expect(await drawn()).toBe(1);
  // So is a word of Chinese, which came whole.
  await page.keyboard.type("不知");
  await page.keyboard.insertText("道");
  await frame(page);
  expect(await page.evaluate(() => CSS.highlights.get("phraselint-error")?.size)).toBe(2);
  // And after a pause, whatever it is.
  await page.keyboard.type(" no");
  await page.waitForFunction(() => CSS.highlights.get("phraselint-error")?.size === 3);
});
