// What the specs share: a browser with the extension, pages for it, and what a person sees and does there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Frame, Locator, Page, Worker } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { launchWithExtension, workerControl, workerOf } from "../../scripts/chromium.js";
import { builtForTests } from "../build.js";
import { MESSAGE } from "../fields.js";
import { removePolicy } from "../policyFile.js";
import { servePages, type Pages } from "../pages.js";
import { countUnderlines } from "../underlines.js";

export { EDITABLE, MESSAGE, SLIPS, TEXTAREA } from "../fields.js";

/** Where Chromium reads what an administrator has set. Written by one spec alone. */
export const POLICY_FILE = "/etc/chromium/policies/managed/phraselint-test.json";

const PATIENCE = { timeout: 30_000, interval: 50 };

export interface Extension {
  readonly context: BrowserContext;
  /** The same over its restarts. */
  readonly worker: Worker;
  readonly id: string;
  readonly pages: Pages;
  /** Opens a page with this body. */
  open(body: string, headers?: Record<string, string>): Promise<Page>;
  /** Opens one of the extension's own pages, as in `options/index.html`. */
  openOwn(path: string): Promise<Page>;
  /** Asks the background as the extension's pages do. */
  ask<Answer>(type: string, ask?: unknown): Promise<Answer>;
  /** Changes the stored settings, as the extension's pages do. */
  set(settings: Record<string, unknown>): Promise<void>;
  killWorker(): Promise<void>;
  /** How often the worker has been started since the browser was. */
  starts(): number;
  /** Ends the browser and starts it again with the same profile. */
  restart(): Promise<void>;
}

/** Starts a browser with the extension for the specs of a file. @param args more of them for Chromium @param built the extension's folder */
export function useExtension(args: () => readonly string[] = () => [], hasPolicy = false, built = () => builtForTests("chrome")): Extension {
  const profile = mkdtempSync(join(tmpdir(), "phraselint-"));
  let context: BrowserContext;
  let worker: Worker;
  let pages: Pages;
  let own: Page | undefined;
  let control: Awaited<ReturnType<typeof workerControl>>;
  let last = 0;

  async function launch(): Promise<void> {
    context = await launchWithExtension(await built(), profile, args());
    worker = await workerOf(context);
    own = undefined;
    control = await workerControl(await ownPage());
    await vi.waitUntil(async () => (await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length === 1, PATIENCE);
  }

  /** A page of the extension that stays out of the way. */
  async function ownPage(): Promise<Page> {
    return own ??= await openOwn("manifest.json");
  }

  async function openOwn(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${new URL(worker.url()).host}/${path}`);
    return page;
  }

  beforeAll(async () => {
    // A run that was broken off may have left it.
    if (!hasPolicy) removePolicy(POLICY_FILE);
    pages = await servePages();
    await launch();
    // The page of the first start, so that it does not come in between.
    await vi.waitUntil(() => context.pages().some((page) => page.url().includes("/welcome/")), PATIENCE);
  });
  afterEach(async () => {
    await Promise.all(context.pages().filter((page) => page !== own).slice(1).map((page) => page.close()));
  });
  afterAll(async () => {
    await context?.close();
    await pages?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  return {
    get context() { return context; },
    get worker() { return worker; },
    get id() { return new URL(worker.url()).host; },
    get pages() { return pages; },
    openOwn,
    async open(body, headers) {
      const page = await context.newPage();
      await page.goto(pages.add(`/page-${(last += 1)}`, body, headers));
      return page;
    },
    async ask(type, ask = null) {
      const reply = await (await ownPage()).evaluate((message) => chrome.runtime.sendMessage(message), { type, ask });
      if ("error" in reply) throw new Error(reply.error);
      return reply.answer;
    },
    async set(settings) {
      await (await ownPage()).evaluate(async (changes) => {
        const { settings: before = {} } = await chrome.storage.local.get("settings");
        await chrome.storage.local.set({ settings: { ...before as object, ...changes } });
      }, settings);
    },
    killWorker: () => control.stop(),
    starts: () => control.starts(),
    async restart() {
      await context.close();
      await launch();
    },
  };
}

/** Clicks into a field and types. */
export async function type(field: Locator, text = MESSAGE): Promise<void> {
  await field.click();
  await field.page().keyboard.type(text);
}

/** Waits until a person sees so many underlines in the element. */
export async function sees(element: Locator, count: number): Promise<void> {
  await expect.poll(async () => countUnderlines(await element.screenshot({ caret: "initial" })), PATIENCE).toBe(count);
}

export const textOf = (field: Locator): Promise<string> => field.evaluate((element) => ("value" in element ? String(element.value) : (element as HTMLElement).innerText));

/** Lets a page or frame draw two frames. */
export const drawn = (frame: Page | Frame): Promise<void> =>
  frame.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
