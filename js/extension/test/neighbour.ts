// Another extension, which is on the same pages and tries to get something out of ours.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { slipsIn } from "./words.js";

const NEIGHBOUR = "neighbour@example.com";

/** Ours, as the neighbour knows it: nobody can keep that secret in Chromium. */
export interface Ours {
  readonly id: string;
  /** With a slash at the end. */
  readonly url: string;
}

/** Each attempt, with what it got, or `nothing`. */
export type Got = Readonly<Record<string, string>>;

/** Writes the neighbour into a folder, as browsers load it. */
export function writeNeighbour(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({
    manifest_version: 3,
    name: "neighbour",
    version: "1.0",
    host_permissions: ["http://127.0.0.1/*"],
    content_scripts: [{ matches: ["http://127.0.0.1/*"], js: ["content.js"] }],
    browser_specific_settings: { gecko: { id: NEIGHBOUR } },
  }));
  writeFileSync(join(folder, "page.html"), "<!doctype html><title>neighbour</title>");
  writeFileSync(join(folder, "content.js"), `(${answerPage})(${reach}, ${look});`);
  return folder;
}

export interface Found {
  readonly got: Got;
  /** What can be read in the page. */
  readonly seen: string;
  /** The address of a page of the neighbour's own. */
  readonly home: string;
}

/** Has the neighbour's content script try everything in the page that this runs in. */
export async function asNeighbour(ours: Ours): Promise<Found> {
  const root = document.documentElement;
  root.dataset["ours"] = JSON.stringify(ours);
  const found = new Promise<string>((done) => {
    new MutationObserver(() => root.dataset["found"] && done(root.dataset["found"])).observe(root, { attributes: true });
  });
  dispatchEvent(new Event("neighbour"));
  return JSON.parse(await found);
}

/** As it should be. */
export const nothing = (got: Got): Got => Object.fromEntries(Object.keys(got).map((attempt) => [attempt, "nothing"]));

/** Tries to talk to ours, and to read its files. Runs in the neighbour's page and in its content script. */
export async function reach({ id, url }: Ours): Promise<Got> {
  const { runtime } = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
  const attempt = async (run: () => unknown): Promise<string> => {
    try {
      const got = await run();
      return got === undefined ? "nothing" : `got ${JSON.stringify(got)}`;
    } catch {
      return "nothing";
    }
  };
  const connect = (name: string, message: object): Promise<string> => new Promise((done) => {
    const port = runtime.connect(id, { name });
    port.onMessage.addListener((got) => done(`got ${JSON.stringify(got)}`));
    port.onDisconnect.addListener(() => done("nothing"));
    port.postMessage(message);
  });
  const image = (): Promise<string> => new Promise((done) => {
    const element = new Image();
    element.onload = () => done("got it");
    element.onerror = () => done("nothing");
    element.src = `${url}icons/icon-16.png`;
  });
  const files = ["manifest.json", "content.js", "packs/zh-service.pack", "options/index.html"];
  return {
    packs: await attempt(() => runtime.sendMessage(id, { type: "packs", ask: null })),
    settings: await attempt(() => runtime.sendMessage(id, { type: "settings", ask: null })),
    panel: await connect("panel", { type: "tab", tabId: 1 }),
    content: await connect("content", { type: "lint", id: 1, text: "我不知道", scene: "" }),
    image: await image(),
    ...Object.fromEntries(await Promise.all(files.map(async (file) => [file, await attempt(async () => (await fetch(url + file)).status)]))),
  };
}

/** All that can be read in a page beside what was typed: browsers show extensions closed shadow trees, too. Runs in the neighbour's content script. */
function look(): string {
  const api = chrome as { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  const within = (root: Document | ShadowRoot): string[] => [...root.querySelectorAll("*")].flatMap((element) => {
    const attributes = [...element.attributes].filter(({ name }) => !name.startsWith("data-")).map(({ value }) => value);
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent ?? "");
    const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
    const inner = openOrClosedShadowRoot ?? (element instanceof HTMLElement && api.dom ? api.dom.openOrClosedShadowRoot(element) : null);
    return [...attributes, ...own, ...(inner ? ["closed tree", ...within(inner)] : [])];
  });
  return [`phraselint: ${"phraselint" in globalThis}`, ...within(document)].join("\n");
}

/** What the neighbour must not see: all that ours knows about a message and that is not in the message itself. */
export async function secretsOf(message: string): Promise<string[]> {
  const slips = await slipsIn(message);
  return slips.flatMap(({ rule, message, why = "", suggestions }) => [rule, message, why, ...suggestions.map(({ text }) => text)]).filter(Boolean);
}

/** Waits for the page's word, and puts into the page what was found. */
function answerPage(reaching: typeof reach, looking: typeof look): void {
  const { dataset } = document.documentElement;
  addEventListener("neighbour", async () => {
    dataset["found"] = JSON.stringify({ got: await reaching(JSON.parse(dataset["ours"] ?? "")), seen: looking(), home: chrome.runtime.getURL("page.html") });
  });
}
