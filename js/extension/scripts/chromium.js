// Chromium with the built extension in it, for the specs, the measurements and the pictures.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumOptions } from "../../tools/browser.js";

/**
 * @param {string} extension the folder of the built extension
 * @param {string} profile a folder, which outlives the browser
 * @param {readonly string[]} [args] more of them for Chromium
 */
export function launchWithExtension(extension, profile, args = []) {
  const usual = chromiumOptions();
  const preferences = join(profile, "Default/Preferences");
  if (!existsSync(preferences)) {
    mkdirSync(dirname(preferences), { recursive: true });
    // Without the developer's mode an extension from a folder does not come back from being reloaded.
    writeFileSync(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  }
  return chromium.launchPersistentContext(profile, {
    ...usual,
    headless: true,
    viewport: { width: 800, height: 600 },
    args: [
      ...usual.args,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...args,
    ],
  });
}

/**
 * The extension's worker, as soon as there is one. The handle stays the same over its restarts.
 *
 * @param {import("playwright-core").BrowserContext} context
 */
export async function workerOf(context) {
  return context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
}

/**
 * Watches the extension's worker, and ends it as the browser does when it has been idle.
 *
 * @param {import("playwright-core").Page} page one of the extension's own
 */
export async function workerControl(page) {
  const session = await page.context().newCDPSession(page);
  let status = "";
  let starts = 0;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { runningStatus } of versions) {
      if (runningStatus === "starting" && status !== "starting") starts += 1;
      status = runningStatus;
    }
  });
  await session.send("ServiceWorker.enable");
  return {
    /** How often it has been started since it is watched. */
    starts: () => starts,
    isRunning: () => status === "running",
    async stop() {
      await session.send("ServiceWorker.stopAllWorkers");
    },
  };
}
