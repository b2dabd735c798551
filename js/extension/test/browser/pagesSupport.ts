// What the specs of the extension's own pages share.
import type { Locator, Page } from "playwright-core";
import { lowContrasts } from "../../../playground/test/browser/contrast.js";
import type { PageStatus } from "../../src/messages.js";
import type { Extension } from "./support.js";

export { mended, slipsIn, words } from "../words.js";

export const SEVERAL = [["light", 1100], ["dark", 1100], ["light", 380]] as const;
/** As WCAG 2 wants of text, level AA. */
export const LEAST_CONTRAST = 4.5;

/** Opens the popup or the side panel about a page, in a tab of its own. */
export async function openAbout(extension: Extension, name: "popup" | "side-panel", page: Page): Promise<Page> {
  const opened = await extension.openOwn("privacy/index.html");
  const tabId = await opened.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url());
  await opened.goto(new URL(`../${name}/index.html?tab=${tabId}`, opened.url()).href);
  return opened;
}

export async function openOptions(extension: Extension, section: string): Promise<Page> {
  return extension.openOwn(`options/index.html#${section}`);
}

/** Answers the browser's question about access, which nobody can here, and tells what was asked for. */
export async function answering(page: Page, granted: boolean): Promise<() => Promise<unknown>> {
  await page.evaluate((granted) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    for (const api of [chrome, (globalThis as { browser?: typeof chrome }).browser ?? chrome]) {
      api.permissions.request = ((permissions: unknown) => {
        if (navigator.userActivation.isActive) asked.push(permissions);
        return Promise.resolve(granted);
      }) as typeof chrome.permissions.request;
    }
  }, granted);
  return () => page.evaluate(() => (globalThis as unknown as { asked: unknown }).asked);
}

/** Has the background say other things of a page, once this one is loaded anew: every page has access here. */
export async function pretending(page: Page, status: Partial<PageStatus>): Promise<void> {
  await page.addInitScript((status) => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (message: unknown) => Promise<object>;
    const sendAs = async (message: { type: string }): Promise<object> => {
      const reply = await send(message);
      return message.type === "status" && "answer" in reply ? { answer: { ...reply.answer as object, ...status } } : reply;
    };
    chrome.runtime.sendMessage = sendAs as typeof chrome.runtime.sendMessage;
  }, status);
}

/** The element with the focus, as a screen reader calls it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return element.ariaLabel ?? element.innerText;
  });

/** Presses Tab until the focus is in an element; fails after many. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("the element is not reached by Tab");
}

/** Texts that are hard to read, and elements that are wider than the page, in both colour schemes and on a narrow page. */
export async function ugliness(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [colorScheme, width] of SEVERAL) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    const low = await lowContrasts(page, "body", LEAST_CONTRAST);
    // What is switched off is exempt, and Chromium draws it as it likes.
    const off = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>(":disabled")].map((element) => element.innerText));
    found.push(...low.filter((line) => !off.some((text) => text && line.startsWith(text.split("\n")[0] ?? ""))).map((line) => `${colorScheme}: ${line}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${width} px: ${wide} px too wide`);
  }
  return found;
}

/** Whether the element with the focus is seen, and not under another. */
export const seesFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) => element.contains(document.elementFromPoint((left + right) / 2, y)));
  });
