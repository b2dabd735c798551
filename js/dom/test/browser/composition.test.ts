import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { attach, card, commit, compose, frame, open, openCard, underlined, underlines, useBrowser } from "./support.js";

useBrowser();

/** The composition events that reach the field from now on. */
async function recordEvents(page: Page, id: string): Promise<() => Promise<string[]>> {
  await page.evaluate((field) => {
    const events: string[] = [];
    Object.assign(globalThis, { events });
    for (const type of ["compositionstart", "compositionupdate", "compositionend"]) {
      document.getElementById(field)?.addEventListener(type, (event) => events.push(`${type} ${(event as CompositionEvent).data}`));
    }
  }, id);
  return () => page.evaluate(() => (globalThis as unknown as { events: string[] }).events);
}

const STEPS = ["w", "wo", "wob", "我不知", "我不知道"];

describe.each(["area", "line", "editable"])("composing in %s", (id) => {
  it("is not disturbed, and what is being composed is not linted", async () => {
    const untouched = await open();
    const usual = await recordEvents(untouched, id);
    await untouched.locator(`#${id}`).click();
    await untouched.keyboard.type("喂,");
    await compose(untouched, STEPS);
    await commit(untouched, "我不知道");

    const page = await open();
    const events = await recordEvents(page, id);
    await page.evaluate((field) => {
      Object.assign(globalThis, { linted: [] });
      const element = document.getElementById(field) as HTMLElement;
      lab.attached[field] = lab.attach(element, {
        lint: (text) => {
          (globalThis as unknown as { linted: string[] }).linted.push(text);
          return lab.linter.lint(text);
        },
      });
      element.focus();
    }, id);
    await page.keyboard.type("喂,");
    await frame(page);
    await compose(page, STEPS);
    await frame(page);
    const linted = () => page.evaluate(() => (globalThis as unknown as { linted: string[] }).linted);
    expect((await linted()).filter((text) => /w|知/.test(text))).toEqual([]);
    // What was underlined before stays where it was.
    const before = await page.evaluate(() => lab.linter.lint("喂,").length);
    expect(await underlines(page)).toHaveLength(before);

    await commit(page, "我不知道");
    const expected = await page.evaluate(() => lab.linter.lint("喂,我不知道").map(({ start, end }) => ({ start, end })));
    expect(await underlined(page, expected.length)).toMatchObject(expected);
    expect((await linted()).at(-1)).toBe("喂,我不知道");
    expect((await events()).at(-1)).toBe("compositionend 我不知道");
    expect(await events()).toEqual(await usual());
  });

  it("refuses to replace until it has ended", async () => {
    const page = await open();
    await attach(page, id);
    await page.locator(`#${id}`).click();
    await page.keyboard.type("我不知道,");
    await underlined(page, 1);
    await compose(page, ["n", "ni"]);
    const outcome = await page.evaluate((field) => {
      const diagnostic = lab.reports.at(-1)?.[0];
      const suggestion = diagnostic?.suggestions[0];
      return diagnostic && suggestion && lab.attached[field]?.apply(diagnostic, suggestion);
    }, id);
    expect(outcome).toBe("composing");
    await commit(page, "你");
    const text = await page.evaluate((field) => {
      const element = document.getElementById(field) as HTMLInputElement;
      return element.value ?? element.textContent;
    }, id);
    expect(text).toBe("我不知道,你");
  });
});

it("closes an open card, and leaves its keys to the input method", async () => {
  const page = await open();
  await attach(page, "area");
  await page.locator("#area").click();
  await page.keyboard.type("我不知道");
  await underlined(page, 1);
  await page.keyboard.press("Alt+Enter");
  await openCard(page);
  await compose(page, ["n"]);
  expect(await card(page)).toBeUndefined();
  await page.keyboard.press("Alt+Enter");
  await frame(page);
  expect(await card(page)).toBeUndefined();
});
