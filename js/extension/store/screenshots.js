// Usage: node store/screenshots.js [FOLDER]
//
// Takes the stores' pictures, 1280 x 800, of the built extension at work, in Chinese and English: the underlines with their card, the
// popup, the side panel, the rules and the first page. FOLDER is store/screenshots unless given.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../scripts/build.js";
import { launchWithExtension, workerOf } from "../scripts/chromium.js";
import { consolePage } from "./consolePage.js";

const SIZE = { width: 1280, height: 800 };
const PANEL = 380;
const HOST = "im.example.com";
const MESSAGE = "您好，这个我不知道，你等一下。咱们这款有现货。";
/** The folders of `_locales`. */
const LANGUAGES = { zh: "zh_CN", en: "en" };

const locales = fileURLToPath(new URL("../public/_locales", import.meta.url));
const out = process.argv[2] ?? fileURLToPath(new URL("./screenshots", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "phraselint-"));
mkdirSync(out, { recursive: true });

const server = createServer((_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(consolePage));
await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

try {
  await build({ out: join(work, "built"), targets: ["chrome"], testHosts: [`http://${HOST}/*`] });
  for (const [name, locale] of Object.entries(LANGUAGES)) {
    // Chromium has its languages in packages of their own: whichever it has, it finds this wording alone.
    for (const other of ["zh_CN", "zh_TW", "en"]) cpSync(join(locales, locale), join(work, "built/chrome/_locales", other), { recursive: true });
    await takeAll(name);
  }
} finally {
  server.close();
  rmSync(work, { recursive: true, force: true });
}

/** @param {string} name */
async function takeAll(name) {
  const context = await launchWithExtension(join(work, "built/chrome"), join(work, name), [`--host-resolver-rules=MAP ${HOST} 127.0.0.1:${port}`]);
  const own = `chrome-extension://${new URL((await workerOf(context)).url()).host}`;
  /** @param {import("playwright-core").Page} page @param {string} picture */
  const take = async (page, picture) => {
    await page.screenshot({ path: join(out, `${name}-${picture}.png`), caret: "hide" });
    console.log(`${name}-${picture}.png`);
  };
  /** @param {{ width: number; height: number }} size */
  const newPage = async (size) => {
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.emulateMedia({ reducedMotion: "reduce" });
    return page;
  };
  /** @param {string} path @param {{ width: number; height: number }} [size] */
  const openOwn = async (path, size = SIZE) => {
    const page = await newPage(size);
    await page.goto(`${own}/${path}`);
    return page;
  };
  /** @param {number} width */
  const openConsole = async (width) => {
    const page = await newPage({ width, height: SIZE.height });
    await page.goto(`http://${HOST}/${width}`);
    await page.locator("#reply").click();
    await page.keyboard.type(MESSAGE);
    return page;
  };
  /** @param {import("playwright-core").Page} page */
  const tabOf = async (page) => {
    const asking = await openOwn("privacy/index.html");
    const id = await asking.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url());
    await asking.close();
    return id;
  };
  /** @param {Buffer} png @param {string} style */
  const picture = (png, style) => `<img src="data:image/png;base64,${png.toString("base64")}" style="position:absolute;${style}">`;

  const wide = await openConsole(SIZE.width);
  const popup = await openOwn(`popup/index.html?tab=${await tabOf(wide)}`, { width: 360, height: 600 });
  await popup.locator(".count.error dd", { hasText: "2" }).waitFor();
  const overPage = await popup.locator("body").screenshot();
  await wide.bringToFront();
  const behind = await wide.screenshot({ caret: "hide" });
  await wide.keyboard.press("Home");
  await wide.keyboard.press("Alt+Enter");
  await wide.waitForFunction(() => document.querySelector("phraselint-card")?.checkVisibility({ visibilityProperty: true }));
  await wide.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await take(wide, "1-card");

  const narrow = await openConsole(SIZE.width - PANEL);
  const panel = await openOwn(`side-panel/index.html?tab=${await tabOf(narrow)}`, { width: PANEL, height: SIZE.height });
  await panel.locator(".slip").nth(2).waitFor();
  const beside = await panel.screenshot();
  await narrow.bringToFront();
  const left = await narrow.screenshot({ caret: "hide" });

  const composed = await newPage(SIZE);
  await composed.setContent(`<body style="margin:0">${picture(left, "left:0;top:0")}${picture(beside, `right:0;top:0;border-left:1px solid #b9c2cc`)}`);
  await take(composed, "2-side-panel");
  await composed.setContent(`<body style="margin:0">${picture(behind, "left:0;top:0")}${picture(overPage, "right:24px;top:12px;border-radius:10px;box-shadow:0 8px 40px #0006")}`);
  await take(composed, "3-popup");

  const options = await openOwn("options/index.html#rules");
  await options.locator(".rule").nth(8).waitFor();
  await take(options, "4-rules");
  const welcome = await openOwn("welcome/index.html");
  await welcome.locator("#consoles input").first().check();
  await take(welcome, "5-welcome");
  await context.close();
}
