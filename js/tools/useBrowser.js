// What the browser specs of every package start and end: one browser, and a server for what they look at.
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser } from "./browser.js";
import { serve } from "./serve.js";

/**
 * Starts a browser and a server for the specs of a file, closes after each spec what it opened, and ends both with the last.
 *
 * @param {string} root the folder to serve
 * @returns {{
 *   readonly url: string;
 *   newContext(options?: import("playwright-core").BrowserContextOptions): Promise<import("playwright-core").BrowserContext>;
 * }} the server's address, without a slash at the end, and how to open a window of its own; both from the first spec on
 */
export function useBrowser(root) {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = await serve(root);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get url() {
      return server.url;
    },
    newContext: (options) => browser.newContext(options),
  };
}
