// The built page in the browser with the message of the README typed in, for the scripts here.
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../../tools/browser.js";
import { serve } from "../../tools/serve.js";

export const MESSAGE = "我不知道,你等一下";

/**
 * Opens the page, waits for the linter, and closes everything when `use` is done.
 *
 * @template T
 * @param {import("playwright-core").BrowserContextOptions} options
 * @param {(page: import("playwright-core").Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage(options, use) {
  const server = await serve(fileURLToPath(new URL("../dist", import.meta.url)));
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ colorScheme: "light", ...options })).newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => document.querySelectorAll("#scene option").length > 1);
    return await use(page);
  } finally {
    await browser.close();
    await server.close();
  }
}
