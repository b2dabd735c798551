// What the specs of the page share: the built page in the browser, and what a person sees on it.
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { useBrowser as useBrowserFor } from "../../../tools/useBrowser.js";
import { recordShadowRoots } from "../../../tools/recordShadowRoots.js";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
let browser: ReturnType<typeof useBrowserFor>;

/** Starts browser and server for the specs of a file. */
export function useBrowser(): void {
  browser = useBrowserFor(dist);
}

export interface Opened {
  readonly page: Page;
  /** Addresses that the page asked for outside its own server. */
  readonly strangers: string[];
  /** What the page threw, and what the browser wrote on its console as an error. */
  readonly errors: string[];
}

export async function open({ search = "", ready = true, prepare, ...options }: BrowserContextOptions & {
  search?: string;
  /** Whether to wait for the linter. */
  ready?: boolean;
  prepare?: (page: Page) => Promise<unknown>;
} = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const strangers: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => { if (!request.url().startsWith(browser.url) && !request.url().startsWith("data:")) strangers.push(request.url()); });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  // Closed shadow roots are kept within reach of the specs.
  await recordShadowRoots(page);
  await prepare?.(page);
  await page.goto(`${browser.url}/${search}`);
  if (ready) await page.waitForFunction(() => ((document.getElementById("scene") as HTMLSelectElement | null)?.options.length ?? 0) > 1);
  return { page, strangers, errors };
}

/** Waits until the text of now has been linted and the list shows as many findings, and returns their words. */
export async function findings(page: Page, count: number): Promise<string[]> {
  // Half of what was typed may have as many as all of it.
  await page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  await page.waitForFunction((wanted) => document.querySelectorAll("#list .finding").length === wanted, count);
  return page.locator("#list .finding .match").allInnerTexts();
}

/** How many underlines there are of each severity that has any. */
export function underlines(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => Object.fromEntries([...CSS.highlights].flatMap(([name, { size }]) => (size > 0 ? [[name.replace("phraselint-", ""), size]] : []))));
}

export interface CardView {
  readonly text: string;
  readonly dark: boolean;
  readonly choices: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Waits for the card and returns what is on it. */
export async function card(page: Page): Promise<CardView> {
  const handle = await page.waitForFunction(() => {
    const root = (globalThis as unknown as { shadowRoots: ShadowRoot[] }).shadowRoots.find(({ host }) => host.isConnected && host.localName === "phraselint-card");
    const element = root?.querySelector<HTMLElement>(".card");
    if (!element?.checkVisibility({ visibilityProperty: true })) return undefined;
    return {
      text: element.innerText,
      dark: element.classList.contains("dark"),
      choices: [...element.querySelectorAll<HTMLElement>(".choice")].map((choice) => {
        const { left, right, top, bottom } = choice.getBoundingClientRect();
        return { text: choice.querySelector<HTMLElement>(".wording")?.innerText ?? "", x: (left + right) / 2, y: (top + bottom) / 2 };
      }),
    };
  });
  return (await handle.jsonValue()) as CardView;
}

export async function noCard(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("phraselint-card"));
}
