// Takes the screenshot of the README: the message typed with real key presses, and its card open.
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MESSAGE, withPage } from "./typed.js";

const path = fileURLToPath(new URL("../screenshot.png", import.meta.url));
const LIMIT = 150 * 1024;

// Without the foot of the page, which a picture of this size has no room for.
const clip = { x: 0, y: 0, width: 1100, height: 634 };

await withPage({ viewport: { width: 1100, height: 720 }, deviceScaleFactor: 1, reducedMotion: "reduce" }, async (page) => {
  await page.locator("#reply").click();
  await page.keyboard.type(MESSAGE);
  await page.keyboard.press("Home");
  await page.keyboard.press("Alt+Enter");
  await page.waitForFunction(() => document.querySelector("phraselint-card") && document.querySelectorAll("#list .finding").length === 2);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.screenshot({ path, clip, caret: "hide" });
});

const { size } = statSync(path);
if (size > LIMIT) throw new Error(`${path} has ${size} bytes, more than ${LIMIT}`);
console.log(`${path}: ${size} bytes`);
