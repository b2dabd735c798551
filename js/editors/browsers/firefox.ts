import { existsSync } from "node:fs";
import puppeteer, { type Browser as Launched, type KeyInput } from "puppeteer-core";
import { VIEWPORT, type Browser, type Tab } from "./browser.js";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Headless Firefox, from `FIREFOX` or from where Debian puts it, spoken to by WebDriver BiDi: which cannot compose. */
export async function firefox(): Promise<Browser> {
  const executablePath = process.env["FIREFOX"] ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`No Firefox at ${PLACES.join(", ")}: run \`.ci/setup browser\`, or set FIREFOX to its path.`);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: VIEWPORT });
  return { newTab: () => newTab(browser), close: () => browser.close() };
}

async function newTab(browser: Launched): Promise<Tab> {
  const page = await browser.newPage();
  let error: Error | undefined;
  page.on("pageerror", (thrown) => { error ??= thrown as Error; });
  return {
    async open(url) {
      error = undefined;
      await page.goto(url);
      await page.waitForFunction(() => "bench" in globalThis);
    },
    move: ({ x, y }) => page.mouse.move(x, y),
    click: ({ x, y }) => page.mouse.click(x, y),
    async press(keys) {
      const names = keys.split("+") as KeyInput[];
      for (const name of names) await page.keyboard.down(name);
      for (const name of names.reverse()) await page.keyboard.up(name);
    },
    type: (text) => page.keyboard.type(text),
    evaluate: page.evaluate.bind(page) as Tab["evaluate"],
    screenshot: () => page.screenshot({ encoding: "base64", captureBeyondViewport: false }),
    get error() { return error; },
    close: () => page.close(),
  };
}
