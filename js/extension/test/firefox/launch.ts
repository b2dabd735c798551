// Firefox with the add-on laid into its profile as an administrator would, and with what WebDriver BiDi can do in the browser's own window.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import puppeteer, { type Browser } from "puppeteer-core";
import { manifest } from "../../scripts/manifest.js";
import { builtForTests } from "../build.js";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** As the manifest has it, which is all that Firefox goes by. */
export const ID = (manifest("firefox", { version: "0.1.0" }) as { browser_specific_settings: { gecko: { id: string } } }).browser_specific_settings.gecko.id;
/** Firefox makes one up in each profile, unless it is told. */
const UUID = "5d3b0a1e-6c1f-4f0e-9a55-0f3b1f0c7d21";
export const OWN = `moz-extension://${UUID}/`;
/** Opened once, when the add-on is new. */
export const WELCOME = `${OWN}welcome/index.html`;

export type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Runs a function in the browser's own window, with all that Firefox itself may do. It sees nothing but its arguments. */
export type InWindow = <Args extends readonly unknown[], Answer>(run: (...args: Args) => Answer, ...args: Args) => Promise<Awaited<Answer>>;

/** Puts the built add-on into a profile. @param asksFirst leave out the sites that it has access to from the start in tests */
export async function layAddOn(profile: string, asksFirst: boolean): Promise<void> {
  const built = await builtForTests("firefox");
  const paths = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(built, path)).isFile());
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(built, path))]));
  const { host_permissions, ...others } = JSON.parse(String(files["manifest.json"]));
  if (asksFirst) files["manifest.json"] = Buffer.from(JSON.stringify(others));
  mkdirSync(join(profile, "extensions"), { recursive: true });
  writeFileSync(join(profile, `extensions/${ID}.xpi`), zipSync(files, { level: 0 }));
}

export async function launch(profile: string, preferences: Preferences): Promise<{ browser: Browser; inWindow: InWindow }> {
  const executablePath = process.env["FIREFOX"] ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`No Firefox at ${PLACES.join(", ")}: run \`.ci/setup browser\`, or set FIREFOX to its path.`);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    defaultViewport: { width: 800, height: 600 },
    userDataDir: profile,
    // Lets BiDi into the browser's window and the add-on's pages.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.autoDisableScopes": 0,
      "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }),
      "xpinstall.signatures.required": false,
      // Otherwise a question takes no answer for a moment, so that nobody gives one by accident.
      "security.notification_enable_delay": 0,
      ...preferences,
    },
  });
  const inWindow = windowOf(browser);
  const isThere = await inWindow((id) => WebExtensionPolicy.getByID(id) !== null, ID);
  if (isThere) return { browser, inWindow };
  await browser.close();
  throw new Error(`${executablePath} does not take the add-on: only an ESR, or a Developer Edition, takes what is not signed.`);
}

/** What of puppeteer speaks BiDi: it has no methods of its own for the browser's window. */
interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

function windowOf(browser: Browser): InWindow {
  const { connection } = browser as unknown as { connection: Connection };
  return async (run, ...args) => {
    const tree = (await connection.send("browsingContext.getTree", { "moz:scope": "chrome" })).result as { contexts: { context: string }[] };
    const { result } = await connection.send("script.evaluate", {
      expression: `(async () => JSON.stringify({ answer: await (${run})(...${JSON.stringify(args)}) }))()`,
      target: { context: tree.contexts[0]?.context },
      awaitPromise: true,
    });
    const outcome = result as { type: "success"; result: { value: string } } | { type: "exception"; exceptionDetails: { text: string } };
    if (outcome.type === "exception") throw new Error(outcome.exceptionDetails.text);
    return JSON.parse(outcome.result.value).answer;
  };
}

declare const WebExtensionPolicy: { getByID(id: string): object | null };
