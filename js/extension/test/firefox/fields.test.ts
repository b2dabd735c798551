// The add-on in Firefox, spoken to by WebDriver BiDi.
import { existsSync } from "node:fs";
import puppeteer, { type Browser, type ElementHandle, type Frame, type Page } from "puppeteer-core";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { builtForTests } from "../build.js";
import { EDITABLE, MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { servePages, type Pages } from "../pages.js";
import { countUnderlines } from "../underlines.js";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const PATIENCE = { timeout: 20_000, interval: 50 };

let browser: Browser;
let pages: Pages;
let last = 0;

beforeAll(async () => {
  const executablePath = process.env["FIREFOX"] ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`No Firefox at ${PLACES.join(", ")}: run \`.ci/setup browser\`, or set FIREFOX to its path.`);
  pages = await servePages();
  browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: { width: 800, height: 600 } });
  await browser.installExtension(await builtForTests("firefox"));
});
afterEach(async () => {
  await Promise.all((await browser.pages()).slice(1).map((page) => page.close()));
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

async function open(body: string, headers?: Record<string, string>): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(pages.add(`/page-${(last += 1)}`, body, headers));
  return page;
}

async function fieldIn(frame: Page | Frame): Promise<ElementHandle<HTMLElement>> {
  return (await frame.waitForSelector("#field")) as ElementHandle<HTMLElement>;
}

async function press(page: Page, ...keys: ("Alt" | "Control" | "Enter" | "Home" | "z")[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

const textOf = (field: ElementHandle<HTMLElement>): Promise<string> => field.evaluate((element) => ("value" in element ? String(element.value) : element.innerText));

const sees = async (field: ElementHandle<HTMLElement>, count: number): Promise<void> => {
  await expect.poll(async () => countUnderlines(Buffer.from(await field.screenshot())), PATIENCE).toBe(count);
};

/** The message after the first suggestion of its first slip. */
async function mended(): Promise<string> {
  const suggestion = (await createLinter({ packs: [zhService] })).lint(MESSAGE, { role: "agent" })[0]?.suggestions[0];
  if (!suggestion) throw new Error(`no suggestion for ${MESSAGE}`);
  return MESSAGE.slice(0, suggestion.start) + suggestion.text + MESSAGE.slice(suggestion.end);
}

const SIZE = `style="width:600px;height:200px"`;
const escaped = (html: string): string => html.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
const inShadow = (mode: ShadowRootMode): string =>
  `<div id="field" style="width:520px;height:80px"></div><script>document.getElementById("field").attachShadow({ mode: "${mode}" }).innerHTML = ${JSON.stringify(TEXTAREA)}</script>`;

const PLACES_OF_FIELDS: Record<string, { body: () => string; headers?: Record<string, string>; inFrame?: true }> = {
  "a text area": { body: () => TEXTAREA },
  "a contenteditable box": { body: () => EDITABLE },
  "a page that allows nothing": { body: () => '<textarea id="field" cols="40" rows="2"></textarea>', headers: { "content-security-policy": "default-src 'none'" } },
  "a frame": { body: () => `<iframe ${SIZE} src="${pages.add("/inner", TEXTAREA)}"></iframe>`, inFrame: true },
  "a frame of another site": { body: () => `<iframe ${SIZE} src="${pages.add("/inner", TEXTAREA).replace("127.0.0.1", "localhost")}"></iframe>`, inFrame: true },
  "a srcdoc frame": { body: () => `<iframe ${SIZE} srcdoc="${escaped(TEXTAREA)}"></iframe>`, inFrame: true },
};

describe.each(Object.entries(PLACES_OF_FIELDS))("in %s", (_, { body, headers, inFrame }) => {
  it("underlines, mends by key, and leaves undoing to the browser", async () => {
    const page = await open(body(), headers);
    const frame = inFrame ? await (await page.waitForSelector("iframe"))?.contentFrame() : page;
    if (!frame) throw new Error("the page has no frame");
    const field = await fieldIn(frame);
    await field.click();
    await page.keyboard.type(MESSAGE);
    await sees(field, SLIPS);
    await press(page, "Home");
    await press(page, "Alt", "Enter");
    await press(page, "Enter");
    await expect.poll(() => textOf(field), PATIENCE).toBe(await mended());
    await press(page, "Control", "z");
    await expect.poll(() => textOf(field), PATIENCE).toBe(MESSAGE);
    await sees(field, SLIPS);
  });
});

it.each(["open", "closed"] as const)("underlines in a shadow tree that is %s", async (mode) => {
  const page = await open(inShadow(mode));
  const field = await fieldIn(page);
  await field.click();
  await page.keyboard.type(MESSAGE);
  await sees(field, SLIPS);
});

it("lets the page learn nothing of what was found", async () => {
  const page = await open(TEXTAREA);
  const field = await fieldIn(page);
  await field.click();
  await page.keyboard.type(MESSAGE);
  await sees(field, SLIPS);
  expect(await page.evaluate(() => ({
    highlights: "highlights" in CSS ? [...CSS.highlights].length : 0,
    sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
    roots: [...document.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot).length,
    handle: "phraselint" in globalThis,
  }))).toEqual({ highlights: 0, sheets: 0, roots: 0, handle: false });
});
