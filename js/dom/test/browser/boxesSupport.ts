// What the specs of boxes share: a page with a field, and reading back what is drawn, from the closed tree and from the screen.
import type { BrowserContextOptions, Page } from "playwright-core";
import { frame, open } from "./support.js";

/** Elements, each in the one before: tag and id, style, and for the field, the last one, its text. */
export type Nest = readonly (readonly [tag: string, style: string, text?: string])[];

/** What `pages/boxes.js` offers. */
interface Paper {
  readonly lints: number;
  make(nest: Nest): HTMLElement;
  field(): HTMLElement;
  attach(painting: "highlights" | "boxes", isAnswering?: () => boolean): void;
  detach(): void;
  lines(): Line[];
  apart(): number;
}

/** A line that is drawn, in CSS pixels of the viewport. */
export interface Line {
  readonly severity: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

declare global {
  var paper: Paper;
}

/** The lines in the closed tree; none while nothing is shown. */
export const lines = (page: Page): Promise<Line[]> => page.evaluate(() => paper.lines());

/** Opens a page with a field that is not attached yet. */
export async function openWith(nest: Nest, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open("boxes.html", { deviceScaleFactor: 2, ...options }, "paper");
  await page.evaluate((elements) => void paper.make(elements), nest);
  return page;
}

/** Attaches, and waits until what is found in the field is painted. */
export async function paint(page: Page, painting: "highlights" | "boxes"): Promise<void> {
  await page.evaluate((how) => paper.attach(how), painting);
  if (painting === "boxes") await page.waitForFunction(() => shadowRoots.some(({ host }) => host.localName === "phraselint-boxes" && host.isConnected));
  else await page.waitForFunction(() => CSS.highlights.size > 0);
  await frame(page);
}

/** Where the screen shows lines of one colour: stretches of rows and of columns, in CSS pixels. */
export interface Marks {
  readonly rows: readonly (readonly [from: number, to: number])[];
  readonly columns: readonly (readonly [from: number, to: number])[];
}

export type Colour = readonly [red: number, green: number, blue: number];
export const COLOURS = { error: [229, 72, 77], warning: [183, 121, 31], info: [59, 130, 246] } as const satisfies Record<string, Colour>;

/** What is seen in the page of each of the colours. */
export async function marks<Name extends string>(page: Page, colours: Readonly<Record<Name, Colour>>): Promise<Record<Name, Marks>> {
  const image = (await page.screenshot()).toString("base64");
  const ratio = await page.evaluate(() => devicePixelRatio);
  return page.evaluate(async ([base64, scale, wanted]) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d") as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const { data, width } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    /** Joins what is no farther apart than the parts of a dotted or waved line. */
    const stretches = (used: ReadonlySet<number>) => {
      const joined: [number, number][] = [];
      for (const at of [...used].sort((one, other) => one - other)) {
        const last = joined.at(-1);
        if (last && at - last[1] <= 4 * scale) last[1] = at + 1;
        else joined.push([at, at + 1]);
      }
      return joined.map(([from, to]) => [from / scale, to / scale] as const);
    };
    const entries = wanted.map(([name, [red, green, blue]]) => {
      const rows = new Set<number>();
      const columns = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        if (Math.abs((data[at] ?? 0) - red) + Math.abs((data[at + 1] ?? 0) - green) + Math.abs((data[at + 2] ?? 0) - blue) > 90) continue;
        rows.add(Math.floor(at / 4 / width));
        columns.add((at / 4) % width);
      }
      return [name, { rows: stretches(rows), columns: stretches(columns) }];
    });
    return Object.fromEntries(entries) as Record<string, Marks>;
  }, [image, ratio, Object.entries<Colour>(colours)] as const) as Promise<Record<Name, Marks>>;
}
