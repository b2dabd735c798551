// What the browser specs share: a page with one box of each kind, and reading back what is painted and shown in it.
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { useBrowser as useBrowserFor } from "../../../tools/useBrowser.js";
import { recordShadowRoots } from "../../../tools/recordShadowRoots.js";
import "./lab.js";

const js = fileURLToPath(new URL("../../..", import.meta.url));
let browser: ReturnType<typeof useBrowserFor>;

/** Starts browser and server for the specs of a file. */
export function useBrowser(): void {
  browser = useBrowserFor(js);
}

/**
 * Opens a page of `test/pages` and waits until the linter is loaded.
 * @param global what its script defines at the end
 */
export async function open(name = "fields.html", options: BrowserContextOptions = {}, global = "lab"): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
  const page = await context.newPage();
  await recordShadowRoots(page);
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(`${browser.url}/dom/test/pages/${name}`);
  await page.waitForFunction((defined) => defined in globalThis, global);
  if (errors[0]) throw errors[0];
  return page;
}

/** Attaches to the field with the id; what `onDiagnostics` is told is kept in `lab.reports`. */
export async function attach(page: Page, id: string, options: { locale?: "zh" | "en"; hoverDelay?: number } = {}): Promise<void> {
  await page.evaluate(([field, chosen]) => {
    const element = document.getElementById(field) as HTMLElement;
    lab.attached[field] = lab.attach(element, lab.linter, { ...chosen, onDiagnostics: (diagnostics) => lab.reports.push(diagnostics) });
  }, [id, options] as const);
}

export interface Underline {
  readonly severity: string;
  readonly start: number;
  readonly end: number;
  /** The text of a DOM range. What a value range spans only its field knows. */
  readonly text: string;
}

/** What is in the highlight registry, in the order of the text. */
export function underlines(page: Page): Promise<Underline[]> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith("phraselint-"))
      .flatMap(([name, highlight]) => [...highlight].map((range) => ({
        severity: name.replace("phraselint-", ""),
        start: range.startOffset,
        end: range.endOffset,
        text: String(range instanceof Range ? range : ""),
      })))
      .sort((one, other) => one.start - other.start),
  );
}

/** Waits until the text of now has been linted and as many underlines are registered, and returns them. */
export async function underlined(page: Page, count: number): Promise<Underline[]> {
  // Half of what was typed may have as many as all of it.
  await frame(page);
  await page.waitForFunction((wanted) => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0) === wanted, count);
  return underlines(page);
}

export interface CardView {
  readonly text: string;
  readonly dark: boolean;
  readonly choices: readonly { readonly text: string; readonly active: boolean; readonly x: number; readonly y: number }[];
  /** The buttons at the foot. */
  readonly actions: readonly { readonly text: string; readonly active: boolean; readonly x: number; readonly y: number }[];
  readonly slots: readonly string[];
  readonly copy: { readonly x: number; readonly y: number } | undefined;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly label: string | null;
}

/** The open card, as a person sees it. */
export function card(page: Page): Promise<CardView | undefined> {
  return page.evaluate(() => {
    const root = shadowRoots.find(({ host }) => host.isConnected && host.localName === "phraselint-card" && host.matches(":popover-open"));
    const element = root?.querySelector<HTMLElement>(".card");
    if (!root || !element?.checkVisibility({ visibilityProperty: true })) return undefined;
    const middle = (of: Element) => {
      const { left, right, top, bottom } = of.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    };
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const copy = root.querySelector(".row .action");
    return {
      text: element.innerText,
      dark: element.classList.contains("dark"),
      choices: [...root.querySelectorAll<HTMLElement>(".choice")].map((choice) => ({
        text: choice.querySelector<HTMLElement>(".wording")?.innerText ?? "",
        active: choice.classList.contains("active"),
        ...middle(choice),
      })),
      actions: [...root.querySelectorAll<HTMLElement>(".actions .action")].map((action) => ({
        text: action.innerText,
        active: action.classList.contains("active"),
        ...middle(action),
      })),
      slots: [...root.querySelectorAll<HTMLElement>(".slot")].map((slot) => slot.innerText),
      copy: copy ? middle(copy) : undefined,
      box: { left, right, top, bottom },
      label: element.ariaLabel,
    };
  });
}

/** Waits until a card is open that fulfils the condition, and returns it. */
export async function openCard(page: Page, isRight: (view: CardView) => boolean = () => true): Promise<CardView> {
  for (;;) {
    const view = await card(page);
    if (view && isRight(view)) return view;
    await frame(page);
  }
}

export async function closedCard(page: Page): Promise<void> {
  while (await card(page)) await frame(page);
}

/** Lets the page draw two frames: what was asked for in the one before is done. */
export function frame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** The middle of the underline with this number, in CSS pixels. */
export function placeOf(page: Page, index = 0): Promise<{ x: number; y: number; left: number; top: number; right: number; bottom: number }> {
  return page.evaluate((at) => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).sort((one, other) => one.startOffset - other.startOffset);
    const { left, right, top, bottom } = (ranges[at] as Range).getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2, left, right, top, bottom };
  }, index);
}

/** How many pixels of a stretch of the screen have nearly this colour. */
export async function pixelsLike(page: Page, area: { left: number; top: number; right: number; bottom: number }, colour: readonly [number, number, number]): Promise<number> {
  const clip = { x: Math.floor(area.left), y: Math.floor(area.top), width: Math.ceil(area.right - area.left), height: Math.ceil(area.bottom - area.top) + 6 };
  const image = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async ([base64, [red, green, blue]]) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d") as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (Math.abs((data[at] ?? 0) - red) + Math.abs((data[at + 1] ?? 0) - green) + Math.abs((data[at + 2] ?? 0) - blue) < 60) count += 1;
    }
    return count;
  }, [image, colour] as const);
}

/** Composes as an input method does: pinyin first, then the characters it is taken for. */
export async function compose(page: Page, steps: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const text of steps) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
}

export async function commit(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Input.insertText", { text });
}
