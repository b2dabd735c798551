// Chromium with the built extension in it, for the specs, the measurements and the pictures.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/**
 * @param {string} extension the folder of the built extension
 * @param {string} profile a folder, which outlives the browser
 * @param {readonly string[]} [args] more of them for Chromium
 */
export function launchWithExtension(extension, profile, args = []) {
  const executablePath = process.env["CHROMIUM"] ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`No Chromium at ${PLACES.join(", ")}: run \`.ci/setup browser\`, or set CHROMIUM to its path.`);
  const preferences = join(profile, "Default/Preferences");
  if (!existsSync(preferences)) {
    mkdirSync(dirname(preferences), { recursive: true });
    // Without the developer's mode an extension from a folder does not come back from being reloaded.
    writeFileSync(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  }
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 800, height: 600 },
    args: [
      "--no-sandbox", // containers run as root, and Chromium's sandbox does not
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
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
