// Starts the browser of the tests and of the screenshots. Plain JavaScript, so that scripts can import it as well.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const ARGUMENTS = [
  "--no-sandbox", // containers run as root, and Chromium's sandbox does not
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is, from `CHROMIUM` or from where Debian puts it, and how every test starts it. */
export function chromiumOptions() {
  const executablePath = process.env["CHROMIUM"] ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) {
    throw new Error(`No Chromium at ${PLACES.join(", ")}: run \`.ci/setup browser\`, or set CHROMIUM to its path.`);
  }
  return { executablePath, args: ARGUMENTS };
}

/**
 * Headless Chromium.
 *
 * @param {import("playwright-core").LaunchOptions} [options] what differs from the usual
 * @returns {Promise<import("playwright-core").Browser>}
 */
export function launchBrowser(options) {
  return chromium.launch({ ...chromiumOptions(), ...options });
}
