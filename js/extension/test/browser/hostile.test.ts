// A page that tries to talk to the extension, to read its files, and to learn what it has found.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { drawn, MESSAGE, sees, SLIPS, TEXTAREA, useExtension } from "./support.js";

const extension = useExtension();
/** As long as the message, and clean. */
const CLEAN = "您好，请您稍等，马上来呢";

interface Spied {
  readonly messages: string[];
  readonly mutations: string[];
  readonly calls: string[];
}

/** Spies on everything that a page can spy on; the extension's script has not run yet. */
function spy(): void {
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

/** Types a message as a person, and tells what the page has learnt from that. */
async function learns(text: string, underlines: number): Promise<unknown> {
  const page = await extension.open(`<script>(${spy})()</script>${TEXTAREA}`);
  const field = page.locator("#field");
  await field.click();
  await page.keyboard.insertText(text);
  await sees(field, underlines);
  return page.evaluate((typed) => {
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
  }, text);
}

it("learns nothing of what was found", async () => {
  const withSlips = await learns(MESSAGE, SLIPS);
  expect(withSlips).toEqual(await learns(CLEAN, 0));
  expect(withSlips).toMatchObject({ messages: [], calls: [], highlights: 0, globals: [], sheets: 0, roots: 0, resources: [] });
  // An element of the extension's is there whatever is found, as soon as a field is used.
  expect(JSON.stringify(withSlips)).not.toContain("zh-service");
});

it("reaches neither the extension nor its files", async () => {
  const page = await extension.open(TEXTAREA);
  const answers = await page.evaluate(async (id) => {
    const own = (globalThis as unknown as { chrome?: typeof chrome }).chrome?.runtime;
    const attempt = async (run: () => unknown): Promise<string> => {
      try {
        return `got ${JSON.stringify(await run())}`;
      } catch {
        return "nothing";
      }
    };
    const load = (name: "img" | "script" | "iframe", path: string): Promise<string> => new Promise((done) => {
      const element = document.createElement(name);
      element.onload = () => done("got it");
      element.onerror = () => done("nothing");
      element.src = `chrome-extension://${id}/${path}`;
      document.body.append(element);
    });
    return {
      send: own?.sendMessage ? await attempt(() => own.sendMessage(id, { type: "packs", ask: null })) : "nothing",
      connect: own?.connect ? "got a port" : "nothing",
      files: await Promise.all(["manifest.json", "content.js", "packs/zh-service.pack", "assets/phraselint_bg.wasm"].map((path) => attempt(() => fetch(`chrome-extension://${id}/${path}`).then(({ status }) => status)))),
      image: await load("img", "icons/icon-16.png"),
      script: await load("script", "content.js"),
    };
  }, extension.id);
  expect(answers).toEqual({ send: "nothing", connect: "nothing", files: ["nothing", "nothing", "nothing", "nothing"], image: "nothing", script: "nothing" });
});

it("cannot steer the script by messages or events of its own", async () => {
  const page = await extension.open(TEXTAREA);
  const field = page.locator("#field");
  await field.click();
  await page.keyboard.insertText(MESSAGE);
  await sees(field, SLIPS);
  await pretend(page);
  for (let frames = 0; frames < 20; frames += 1) await drawn(page);
  await sees(field, SLIPS);
  expect(await field.inputValue()).toBe(MESSAGE);
  expect(await page.locator("phraselint-card").count()).toBe(0);
});

async function pretend(page: Page): Promise<void> {
  await page.evaluate(() => {
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
  });
}
