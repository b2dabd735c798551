import { describe, expect, it } from "vitest";
import { attach, frame, open, pixelsLike, placeOf, underlined, underlines, useBrowser } from "./support.js";

useBrowser();

const RED = [0xe5, 0x48, 0x4d] as const;
const AMBER = [0xb7, 0x79, 0x1f] as const;
const COLOURS = { error: RED, warning: AMBER, info: [0x3b, 0x82, 0xf6] as const };

describe.each(["area", "line", "editable"])("typing into %s", (id) => {
  it("underlines both slips, and what is underlined is seen", async () => {
    const page = await open();
    await attach(page, id);
    await page.locator(`#${id}`).click();
    await page.keyboard.type("我不知道,你等一下");
    const expected = await page.evaluate(() => lab.linter.lint("我不知道,你等一下").map(({ severity, start, end }) => ({ severity, start, end })));
    expect(expected).toHaveLength(2);
    expect(await underlined(page, 2)).toMatchObject(expected);
    expect(await page.evaluate(() => lab.reports.at(-1)?.length)).toBe(2);

    const seen = () => Promise.all(places.map(({ place, colour }) => pixelsLike(page, place, colour)));
    const places = await Promise.all(expected.map(async ({ severity }, index) => ({ place: await placeOf(page, index), colour: COLOURS[severity] })));
    for (const count of await seen()) expect(count).toBeGreaterThan(10);
    await page.evaluate((field) => lab.attached[field]?.(), id);
    expect(await seen()).toEqual([0, 0]);
  });

  it("takes the underline away with the slip", async () => {
    const page = await open();
    await attach(page, id);
    await page.locator(`#${id}`).click();
    await page.keyboard.type("我不知道");
    await underlined(page, 1);
    await page.keyboard.press("Backspace");
    await underlined(page, 0);
    expect(await page.evaluate(() => lab.reports.at(-1))).toEqual([]);
  });

  it("counts an emoji before the slip as the two code units it is", async () => {
    const page = await open();
    await attach(page, id);
    await page.locator(`#${id}`).click();
    await page.keyboard.type("😀👍🏽我不知道");
    const [underline] = await underlined(page, 1);
    const [expected] = await page.evaluate(() => lab.linter.lint("😀👍🏽我不知道"));
    expect(underline).toMatchObject({ start: expected?.start, end: expected?.end });
    expect(expected?.start).toBeGreaterThanOrEqual(6);
  });
});

it("paints in the frame in which the character is painted", async () => {
  const page = await open();
  await attach(page, "area");
  await page.locator("#area").click();
  await page.keyboard.type("我不知");
  await frame(page);
  await page.evaluate(() => {
    // Asked for later than the package's own callback, in the same frame, hence run after it and before the frame is painted.
    document.getElementById("area")?.addEventListener("input", () => {
      requestAnimationFrame(() => Object.assign(globalThis, { sizeInFrame: CSS.highlights.get("phraselint-error")?.size ?? 0 }));
    });
  });
  await page.keyboard.type("道");
  await page.waitForFunction(() => "sizeInFrame" in globalThis);
  expect(await page.evaluate(() => (globalThis as unknown as { sizeInFrame: number }).sizeInFrame)).toBe(1);
});

describe("reading a contenteditable box", () => {
  it.each([
    ["across inline elements", "<b>我不</b><i>知道</i>", "知道"],
    ["after a line break", "好的<br>我不知道", "知道"],
    ["in a block after a block", "<div>好的</div><div>我不知道</div>", "知道"],
    ["after a mention", '<span contenteditable="false">@小王</span>我不知道', "知道"],
    ["after a picture", '<img alt="" width="8" height="8">我不知道', "知道"],
    ["after what is hidden", '<span style="display:none">不知道</span>我不知道', "知道"],
    ["after spaces in the source", "\n    <p>好的</p>\n    <p>我不知道</p>\n  ", "知道"],
    ["nested", "<div><p><span>😀</span><b>我<i>不</i>知</b>道</p></div>", "知道"],
  ])("underlines %s", async (_, html, part) => {
    const page = await open();
    await page.evaluate((inner) => { (document.getElementById("editable") as HTMLElement).innerHTML = inner; }, html);
    await attach(page, "editable");
    const [underline] = await underlined(page, 1);
    expect(underline?.text).toContain(part);
  });

  it.each([
    ["a line break", "我不<br>知道"],
    ["a block's end", "<div>我不</div><div>知道</div>"],
    ["a mention", '我不<span contenteditable="false">@小王</span>知道'],
  ])("does not read across %s", async (_, html) => {
    const page = await open();
    await page.evaluate((inner) => { (document.getElementById("editable") as HTMLElement).innerHTML = inner; }, html);
    await attach(page, "editable");
    await page.waitForFunction(() => lab.reports.length === 1);
    expect(await underlines(page)).toEqual([]);
  });

  it("follows what a script changes", async () => {
    const page = await open();
    await attach(page, "editable");
    await page.evaluate(() => { (document.getElementById("editable") as HTMLElement).textContent = "我不知道"; });
    await underlined(page, 1);
    // The same text in new nodes, as editors do on every key.
    await page.evaluate(() => { (document.getElementById("editable") as HTMLElement).innerHTML = "<b>我不知道</b>"; });
    await frame(page);
    expect((await underlined(page, 1))[0]?.text).toContain("知道");
  });
});

it("paints in dark boxes as well", async () => {
  const page = await open();
  await page.evaluate(() => document.getElementById("area")?.classList.add("dark"));
  await attach(page, "area");
  await page.locator("#area").click();
  await page.keyboard.type("我不知道");
  await underlined(page, 1);
  expect(await pixelsLike(page, await placeOf(page), RED)).toBeGreaterThan(20);
});

it("shows by its line, not only by its colour, how grave a slip is", async () => {
  const page = await open();
  await attach(page, "area");
  const styles = await page.evaluate(() => {
    const of = (name: string) => getComputedStyle(document.body, `::highlight(phraselint-${name})`);
    return ["error", "warning", "info"].map((name) => `${of(name).textDecorationStyle} ${of(name).textDecorationThickness}`);
  });
  expect(new Set(styles).size).toBe(3);
});

it("takes the colours of the page", async () => {
  const page = await open();
  await page.evaluate(() => document.documentElement.style.setProperty("--phraselint-error", "rgb(0, 160, 0)"));
  await attach(page, "area");
  await page.locator("#area").click();
  await page.keyboard.type("我不知道");
  await underlined(page, 1);
  expect(await pixelsLike(page, await placeOf(page), [0, 160, 0])).toBeGreaterThan(20);
});
