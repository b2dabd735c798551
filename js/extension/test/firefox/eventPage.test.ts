// The event page ends when it has been idle, and may end at any other moment.
import { afterEach, expect, it } from "vitest";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { firstSlip, mended } from "../words.js";
import { fieldIn, PATIENCE, press, sees, textOf, useFirefox } from "./support.js";

const firefox = useFirefox();

/** After how many milliseconds without work it ends: the usual half minute, or much sooner. */
const endsAfter = (idle: number): Promise<void> => firefox.inWindow((idle) => Services.prefs.setIntPref("extensions.background.idle.timeout", idle), idle);

afterEach(() => endsAfter(30_000));

it("is started again by each letter of who types slowly, and by taking a suggestion", async () => {
  await endsAfter(400);
  await firefox.endBackground();
  const page = await firefox.open(TEXTAREA);
  const field = await fieldIn(page);
  await field.click();
  for (const character of MESSAGE) {
    await expect.poll(firefox.hasBackground, PATIENCE).toBe(false);
    await page.keyboard.type(character);
    await expect.poll(firefox.hasBackground, PATIENCE).toBe(true);
  }
  await sees(field, SLIPS);
  await press(page, "Home");
  await press(page, "Alt", "Enter");
  await press(page, "Enter");
  await expect.poll(() => textOf(field), PATIENCE).toBe(mended(MESSAGE, await firstSlip(MESSAGE)));
  await sees(field, SLIPS - 1);
});

it("answers what was asked when it ended, once it is there again", async () => {
  const page = await firefox.open(TEXTAREA);
  const field = await fieldIn(page);
  await field.click();
  await firefox.endBackground();
  for (const character of MESSAGE) {
    await page.keyboard.type(character);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    // The engine of the one just woken is still starting.
    await firefox.endBackground();
  }
  await sees(field, SLIPS);
  expect(await textOf(field)).toBe(MESSAGE);
});

declare const Services: { readonly prefs: { setIntPref(name: string, value: number): void } };
