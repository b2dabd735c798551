// The event page ends when it has been idle, here much sooner than usual.
import { expect, it } from "vitest";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { fieldIn, PATIENCE, press, sees, textOf, useFirefox } from "./support.js";

/** In milliseconds. */
const IDLE = 200;
const firefox = useFirefox({ "extensions.background.idle.timeout": IDLE });

it("is started again by each letter of who types slowly, and by taking a suggestion", async () => {
  const page = await firefox.open(TEXTAREA);
  const field = await fieldIn(page);
  await field.click();
  for (const character of MESSAGE) {
    await page.keyboard.type(character);
    const typed = await page.evaluate(() => performance.now());
    await page.waitForFunction((since, rest) => performance.now() > since + rest, {}, typed, 3 * IDLE);
  }
  await sees(field, SLIPS);
  await press(page, "Home");
  await press(page, "Alt", "Enter");
  await press(page, "Enter");
  await expect.poll(() => textOf(field), PATIENCE).not.toContain("不知道");
  await sees(field, SLIPS - 1);
});
