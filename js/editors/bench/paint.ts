import type { Diagnostic, Severity } from "phraselint";
import type { Box, Changed } from "../pages/bench.js";
import type { Tab } from "../browsers/browser.js";
import { becomes } from "./becomes.js";
import type { Person } from "./person.js";

/** How far from its place a coloured pixel may be, in CSS pixels. */
const TOLERANCE = 2;
/** How far below the box of its word an underline is drawn, in CSS pixels: a wavy line is higher than the descent of some fonts. */
const REACH = 4;
/** The gap between two dots of the widest dotted line, in CSS pixels. */
const GAP = 4;

interface Word {
  readonly diagnostic: Diagnostic;
  readonly boxes: readonly Box[];
}

const COLOURS: Record<Severity, readonly [number, number, number]> = { error: [0xe5, 0x48, 0x4d], warning: [0xb7, 0x79, 0x1f], info: [0x3b, 0x82, 0xf6] };

/**
 * Waits until the screen differs from how it was without an attachment by the underlines of the text's diagnostics: each underlined
 * from end to end, in its colour, and nothing painted elsewhere.
 *
 * @param bare a screenshot of the same text in the same place, with nothing attached
 */
export async function expectRightPixels({ tab, boxesOf, lint }: Person, text: string, bare: string): Promise<void> {
  const words: Word[] = [];
  for (const diagnostic of await lint(text)) words.push({ diagnostic, boxes: await boxesOf(diagnostic.text) });
  await becomes(tab, async () => faults(await difference(tab, bare), words), []);
}

/** The pixels in which the screen now differs from a screenshot. */
export async function difference(tab: Tab, bare: string): Promise<Changed[]> {
  const now = await tab.screenshot();
  return tab.evaluate(([one, other]) => bench.compare(one, other), [now, bare] as const);
}

/** What is wrong with the painted pixels, in words. */
export function faults(changed: readonly Changed[], words: readonly Word[]): string[] {
  const found: string[] = [];
  const boxes = words.flatMap((word) => word.boxes);
  const stray = changed.filter((pixel) => !boxes.some((box) => isNear(pixel, box)));
  if (stray[0]) found.push(`${stray.length} pixels away from any diagnostic, such as at ${stray[0][0]},${stray[0][1]}`);
  for (const { diagnostic: { text, severity }, boxes: lines } of words) {
    if (lines.length === 0) found.push(`${text} is not on the screen`);
    for (const box of lines) {
      const own = changed.filter((pixel) => isNear(pixel, box));
      const where = `${text} at ${Math.round(box.left)} to ${Math.round(box.right)}`;
      const hole = firstHole(own.map(([x]) => x), box);
      if (hole !== undefined) found.push(`${where} is not underlined from ${hole}`);
      if (own.filter((pixel) => isLike(pixel, COLOURS[severity])).length < 10) found.push(`${where} has not the colour of ${severity}`);
    }
  }
  return found;
}

function isNear([x, y]: Changed, { left, top, right, bottom }: Box): boolean {
  // A pixel's number is its left edge.
  return x >= left - TOLERANCE && x + 1 <= right + TOLERANCE && y >= top - TOLERANCE && y + 1 <= bottom + REACH + TOLERANCE;
}

/** Where the first stretch begins that has no painted pixel above or below it. */
function firstHole(columns: readonly number[], { left, right }: Box): number | undefined {
  const painted = [...new Set(columns)].sort((one, other) => one - other);
  let reached = left - 1;
  for (const column of [...painted, right]) {
    const isEdge = reached === left - 1 || column === right;
    if (column - reached > (isEdge ? TOLERANCE : GAP) + 1) return reached;
    reached = column;
  }
  return undefined;
}

function isLike([, , ...colour]: Changed, wanted: readonly number[]): boolean {
  return colour.reduce((sum, part, index) => sum + Math.abs(part - (wanted[index] ?? 0)), 0) < 60;
}
