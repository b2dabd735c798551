// A page that tries to talk to the extension, to read its files, and to learn what it has found. What is sent into the page stands alone.
import { expect } from "vitest";
import { MESSAGE, SLIPS } from "./fields.js";

/** As long as the message of `fields.ts`, and clean. */
const CLEAN = "您好，请您稍等，马上来呢";

interface Spied {
  readonly messages: string[];
  readonly mutations: string[];
  readonly calls: string[];
}

/** Spies on everything that a page can spy on; the extension's script has not run yet. */
export function spy(): void {
  const spied: Spied = { messages: [], mutations: [], calls: [] };
  Object.assign(globalThis, { spied, globals: Object.keys(globalThis) });
  addEventListener("message", ({ data }) => spied.messages.push(JSON.stringify(data)));
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      spied.mutations.push([type, target.nodeName, attributeName, ...[...addedNodes].map((node) => (node as Element).outerHTML)].join(" "));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const watch = (owner: object, name: string): void => {
    const original = (owner as Record<string, (...given: unknown[]) => unknown>)[name] as (...given: unknown[]) => unknown;
    (owner as Record<string, unknown>)[name] = function (this: unknown, ...given: unknown[]): unknown {
      spied.calls.push(name);
      return original.apply(this, given);
    };
  };
  watch(Element.prototype, "attachShadow");
  watch(Document.prototype, "createElement");
  watch(Range.prototype, "getClientRects");
  watch(HTMLTextAreaElement.prototype, "setSelectionRange");
  watch(HighlightRegistry.prototype, "set");
}

/** All that the page has learnt, once a message has been typed. */
export function learnt(typed: string): Record<string, unknown> {
  const { spied, globals } = globalThis as unknown as { spied: Spied; globals: string[] };
  return {
    ...spied,
    highlights: [...CSS.highlights].length,
    globals: Object.keys(globalThis).filter((name) => !globals.includes(name) && name !== "globals" && name !== "spied"),
    sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
    roots: [...document.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot).length,
    html: document.documentElement.outerHTML.replaceAll(typed, ""),
    resources: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith("data:")),
  };
}

/** What is learnt where nothing is. An element of the extension's is there whatever is found, as soon as a field is used. */
const NOTHING = { messages: [], calls: [], highlights: 0, globals: [], sheets: 0, roots: 0, resources: [] };

/** Tries to talk to the extension, and to load its files. @returns what was got by each attempt, or `nothing` */
export async function reachAsPage({ id, url }: { readonly id: string; readonly url: string }): Promise<Record<string, string>> {
  const own = (globalThis as { chrome?: typeof chrome }).chrome?.runtime;
  const attempt = async (run: () => unknown): Promise<string> => {
    try {
      return `got ${JSON.stringify(await run())}`;
    } catch {
      return "nothing";
    }
  };
  const load = (name: "img" | "script", path: string): Promise<string> => new Promise((done) => {
    const element = document.createElement(name);
    element.onload = () => done("got it");
    element.onerror = () => done("nothing");
    element.src = url + path;
    document.body.append(element);
  });
  const files = ["manifest.json", "content.js", "packs/zh-service.pack", "assets/phraselint_bg.wasm"];
  return {
    send: own?.sendMessage ? await attempt(() => own.sendMessage(id, { type: "packs", ask: null })) : "nothing",
    connect: own?.connect ? "got a port" : "nothing",
    image: await load("img", "icons/icon-16.png"),
    script: await load("script", "content.js"),
    ...Object.fromEntries(await Promise.all(files.map(async (file) => [file, await attempt(() => fetch(url + file).then(({ status }) => status))]))),
  };
}

/** Pretends to be the extension by messages, and a person by events. */
export function pretend(): void {
  const field = document.getElementById("field") as HTMLTextAreaElement;
  for (const data of [{ type: "config", config: { enabled: false } }, { type: "fixAll", box: "1" }, { type: "linted", id: 1, diagnostics: [] }, { type: "wake" }]) {
    postMessage(data);
    dispatchEvent(new CustomEvent("phraselint", { detail: data }));
  }
  const { left, top } = field.getBoundingClientRect();
  for (const type of ["pointermove", "pointerdown", "click"]) field.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: left + 20, clientY: top + 15 }));
  for (const init of [{ key: "Enter", altKey: true }, { key: "F8" }, { key: "Enter", altKey: true, shiftKey: true }]) {
    field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  }
}

/**
 * Expects that a page learns of a text with slips what it learns of a clean one, and nothing of what was found.
 *
 * @param learns what it has learnt of a text, once as many underlines are seen
 */
export async function expectNothingLearnt(learns: (text: string, underlines: number) => Promise<unknown>): Promise<void> {
  const withSlips = await learns(MESSAGE, SLIPS);
  expect(withSlips).toEqual(await learns(CLEAN, 0));
  expect(withSlips).toMatchObject(NOTHING);
  expect(JSON.stringify(withSlips)).not.toContain("zh-service");
}
