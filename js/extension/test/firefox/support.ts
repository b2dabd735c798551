// What the specs share: Firefox with the add-on, spoken to by WebDriver BiDi, pages for it, and what a person sees and does there.
import { existsSync } from "node:fs";
import puppeteer, { type Browser, type ElementHandle, type Frame, type KeyInput, type Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { builtForTests } from "../build.js";
import { servePages, type Pages } from "../pages.js";
import { countUnderlines } from "../underlines.js";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
export const PATIENCE = { timeout: 20_000, interval: 50 };

export interface Firefox {
  readonly browser: Browser;
  readonly pages: Pages;
  /** Opens a page with this body. */
  open(body: string, headers?: Record<string, string>): Promise<Page>;
}

/** Starts a browser with the add-on for the specs of a file. @param preferences of `about:config` that differ */
export function useFirefox(preferences: Record<string, unknown> = {}): Firefox {
  let browser: Browser;
  let pages: Pages;
  let last = 0;
  beforeAll(async () => {
    const executablePath = process.env["FIREFOX"] ?? PLACES.find((place) => existsSync(place));
    if (!executablePath) throw new Error(`No Firefox at ${PLACES.join(", ")}: run \`.ci/setup browser\`, or set FIREFOX to its path.`);
    pages = await servePages();
    browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: { width: 800, height: 600 }, extraPrefsFirefox: preferences });
    await browser.installExtension(await builtForTests("firefox"));
  });
  afterEach(async () => {
    await Promise.all((await browser.pages()).slice(1).map((page) => page.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });
  return {
    get browser() { return browser; },
    get pages() { return pages; },
    async open(body, headers) {
      const page = await browser.newPage();
      await page.goto(pages.add(`/page-${(last += 1)}`, body, headers));
      return page;
    },
  };
}

export async function fieldIn(frame: Page | Frame): Promise<ElementHandle<HTMLElement>> {
  return (await frame.waitForSelector("#field")) as ElementHandle<HTMLElement>;
}

export async function press(page: Page, ...keys: KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

export const textOf = (field: ElementHandle<HTMLElement>): Promise<string> => field.evaluate((element) => ("value" in element ? String(element.value) : element.innerText));

/** Waits until a person sees so many underlines in the element. */
export async function sees(element: ElementHandle<Element>, count: number): Promise<void> {
  await expect.poll(async () => countUnderlines(Buffer.from(await element.screenshot())), PATIENCE).toBe(count);
}
