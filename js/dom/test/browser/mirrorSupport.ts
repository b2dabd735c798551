// What the specs of copies share: a page with a field, and comparing its copy with what the browser says itself.
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser } from "../../../tools/browser.js";
import { serve } from "../../../tools/serve.js";
import type { createMirror, Mirror } from "../../src/mirror/mirror.js";
import { TEXT } from "./mirrorStylings.js";

/** What `pages/mirror.js` offers. */
interface Copies {
  make(html: string, text?: string): HTMLTextAreaElement;
  copy(): void;
  unmake(): void;
  underline(spans: readonly (readonly [start: number, end: number])[]): void;
  compare(isTurned?: boolean): { readonly error: number; readonly at: number; readonly rects: number };
  readonly createMirror: typeof createMirror;
  readonly field: HTMLTextAreaElement;
  readonly mirror: Mirror;
  readonly moves: number;
}

declare global {
  var copies: Copies;
}

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

/** Starts browser and server for the specs of a file. Pages that a spec opens are closed after it. */
export function useBrowser(): void {
  beforeAll(async () => {
    // Scrollbars take room from the text, and a headless browser hides them.
    browser = await launchBrowser({ ignoreDefaultArgs: ["--hide-scrollbars"] });
    server = await serve(fileURLToPath(new URL("../../..", import.meta.url)));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
}

export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/dom/test/pages/mirror.html`);
  await page.waitForFunction(() => "copies" in globalThis);
  return page;
}

/** Opens a page with a field and its copy. */
export async function openWith(html: string, text = TEXT): Promise<Page> {
  const page = await openPage();
  await page.evaluate(([markup, value]) => {
    copies.make(markup, value);
    copies.copy();
  }, [html, text] as const);
  return page;
}

/** The greatest distance of an edge of the copy's rectangles from the field's own, in CSS pixels. */
export const error = (page: Page): Promise<number> => page.evaluate(() => copies.compare().error);

export function boxOf(page: Page, selector: string): Promise<{ left: number; top: number; right: number; bottom: number }> {
  return page.evaluate((wanted) => {
    const { left, top, right, bottom } = (document.querySelector(wanted) as Element).getBoundingClientRect();
    return { left, top, right, bottom };
  }, selector);
}
