// What the specs share: Firefox with the add-on, spoken to by WebDriver BiDi, pages for it, and what a person sees and does there.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, ElementHandle, Frame, KeyInput, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { removePolicy } from "../policyFile.js";
import { servePages, type Pages } from "../pages.js";
import { countUnderlines } from "../underlines.js";
import { ID, launch, layAddOn, OWN, WELCOME, type InWindow, type Preferences } from "./launch.js";

/** Where Firefox reads what an administrator has set. Written by one spec alone. */
export const POLICY_FILE = "/etc/firefox/policies/policies.json";

export const PATIENCE = { timeout: 20_000, interval: 50 };

export interface Firefox {
  readonly browser: Browser;
  readonly pages: Pages;
  readonly inWindow: InWindow;
  /** Opens a page with this body. */
  open(body: string, headers?: Record<string, string>): Promise<Page>;
  /** Opens one of the add-on's own pages, as in `options/index.html`, or another add-on's by its whole address. */
  openOwn(path: string): Promise<Page>;
  /** One of the add-on's own pages that stays out of the way. */
  own(): Promise<Page>;
  /** Those of all tabs: puppeteer does not know those of the add-on's pages. */
  addresses(): Promise<string[]>;
  /** What has gone wrong in the add-on's scripts and pages since this was asked last, as the browser's console has it. */
  errors(): Promise<string[]>;
  /** Asks the background as the add-on's pages do. */
  ask<Answer>(type: string, ask?: unknown): Promise<Answer>;
  /** Changes the stored settings, as the add-on's pages do. */
  set(settings: Record<string, unknown>): Promise<void>;
  /** Ends the event page as Firefox does when it has been idle, whatever it is doing. */
  endBackground(): Promise<void>;
  /** Whether the event page is there. */
  hasBackground(): Promise<boolean>;
  /** Ends the browser and starts it again with the same profile. @param preferences that differ this time */
  restart(preferences?: Preferences): Promise<void>;
}

export interface Options {
  /** Of `about:config`, where they differ. */
  readonly preferences?: () => Preferences;
  /** The add-on has no access to any site at first. */
  readonly asksFirst?: boolean;
  readonly hasPolicy?: boolean;
}

/** Starts a browser with the add-on for the specs of a file. */
export function useFirefox({ preferences = () => ({}), asksFirst = false, hasPolicy = false }: Options = {}): Firefox {
  let profile: string;
  let browser: Browser;
  let inWindow: InWindow;
  let pages: Pages;
  let ownPage: Page | undefined;
  let last = 0;

  async function start(others: Preferences = {}): Promise<void> {
    ({ browser, inWindow } = await launch(profile, { ...preferences(), ...others }));
    ownPage = undefined;
  }

  const addresses = (): Promise<string[]> => inWindow(() => gBrowser.tabs.map(({ linkedBrowser }) => linkedBrowser.currentURI.spec));

  const hasBackground = (): Promise<boolean> => inWindow((id) => WebExtensionPolicy.getByID(id).extension.backgroundState === "running", ID);

  async function openOwn(path: string): Promise<Page> {
    const page = await browser.newPage();
    // Firefox does not tell of loading such a page.
    const url = new URL(path, OWN).href;
    await page.goto(url, { waitUntil: [] });
    await page.waitForFunction((url) => location.href === url && document.readyState === "complete", {}, url);
    return page;
  }

  async function own(): Promise<Page> {
    return ownPage ??= await openOwn("privacy/index.html");
  }

  beforeAll(async () => {
    // A run that was broken off may have left it.
    if (!hasPolicy) removePolicy(POLICY_FILE, ID);
    profile = mkdtempSync(join(tmpdir(), "phraselint-"));
    pages = await servePages();
    await layAddOn(profile, asksFirst);
    await start();
    // So that it does not come in between.
    await vi.waitUntil(async () => (await addresses()).includes(WELCOME), PATIENCE);
  });
  afterEach(async () => {
    await Promise.all((await browser.pages()).filter((page) => page !== ownPage).slice(1).map((page) => page.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  return {
    get browser() { return browser; },
    get pages() { return pages; },
    inWindow: (run, ...args) => inWindow(run, ...args),
    async open(body, headers) {
      const page = await browser.newPage();
      await page.goto(pages.add(`/page-${(last += 1)}`, body, headers));
      return page;
    },
    openOwn,
    own,
    addresses,
    async ask(type, ask = null) {
      const reply = await (await own()).evaluate((message) => chrome.runtime.sendMessage(message), { type, ask });
      if ("error" in reply) throw new Error(reply.error);
      return reply.answer;
    },
    async set(settings) {
      await (await own()).evaluate(async (changes) => {
        const { settings: before = {} } = await chrome.storage.local.get("settings");
        await chrome.storage.local.set({ settings: { ...before as object, ...changes } });
      }, settings);
    },
    errors: () => inWindow((own) => {
      // A page was closed before it had its answer.
      const isHarmless = (message: string): boolean => /^Promise (rejected|resolved) after context unloaded/.test(message);
      const told = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError);
      Services.console.reset();
      return told.filter(({ flags, sourceName, errorMessage }) => !(flags & Ci.nsIScriptError.warningFlag) && `${sourceName} ${errorMessage}`.includes(own) && !isHarmless(errorMessage)).map(({ sourceName, errorMessage }) => `${sourceName}: ${errorMessage}`);
    }, OWN),
    async endBackground() {
      const isThere = await inWindow(async (id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        const before = [...extension.views].filter(({ viewType }) => viewType === "background");
        await extension.terminateBackground({ disableResetIdleForTest: true });
        return before.some((view) => extension.views.has(view));
      }, ID);
      if (isThere) throw new Error("the event page has not ended");
    },
    hasBackground,
    async restart(others) {
      await browser.close();
      // Puppeteer puts the profile's preferences back when the browser has ended.
      await vi.waitUntil(() => !readdirSync(profile).some((name) => name.endsWith(".puppeteer")), PATIENCE);
      await start(others);
    },
  };
}

export async function fieldIn(frame: Page | Frame): Promise<ElementHandle<HTMLElement>> {
  return (await frame.waitForSelector("#field")) as ElementHandle<HTMLElement>;
}

/** Clicks into the page's field and types. */
export async function type(page: Page, text: string): Promise<ElementHandle<HTMLElement>> {
  const field = await fieldIn(page);
  await field.click();
  await page.keyboard.type(text);
  return field;
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

interface ScriptError {
  readonly flags: number;
  readonly sourceName: string;
  readonly errorMessage: string;
}

declare const gBrowser: { readonly tabs: readonly { readonly linkedBrowser: { readonly currentURI: { readonly spec: string } } }[] };
declare const Services: { readonly console: { getMessageArray(): readonly ScriptError[]; reset(): void } };
declare const Ci: { readonly nsIScriptError: { readonly warningFlag: number; [Symbol.hasInstance](message: unknown): boolean } };
declare const WebExtensionPolicy: {
  getByID(id: string): { readonly extension: { readonly backgroundState: string; readonly views: ReadonlySet<{ readonly viewType: string }>; terminateBackground(how: object): Promise<void> } };
};
