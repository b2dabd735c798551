import type { Severity } from "phraselint";
import type { Boxes } from "../boxes/boxes.js";
import type { PaintRange, Reading } from "../field.js";
import type { Span } from "../span.js";
import { NAMES } from "./names.js";
import { UNDERLINES } from "./style.js";

type View = Window & typeof globalThis;
const PRIORITY: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

/** The style sheet of a document, while any of its fields paints. */
const sheets = new WeakMap<Document, { sheet: CSSStyleSheet; users: number }>();

/** What is to be underlined. */
export interface Wanted {
  readonly severity: Severity;
  readonly span: Span;
}

export interface Underlines {
  /**
   * Paints what is wanted in the reading, in the order of the text, and no longer what was painted before. Ranges that are still
   * right stay, so a key press in a long text costs no more than in a short one.
   * @returns the range of each
   */
  paint(reading: Reading, wanted: readonly Wanted[]): readonly (PaintRange | undefined)[];
  remove(): void;
}

/** What is underlined. It has no range where the browser has none for such a field. */
export interface Painted {
  readonly severity: Severity;
  readonly range: PaintRange | undefined;
}

/**
 * The underlines of one field. Fields of a document share one highlight per severity, and another copy of this package in
 * the page (the extension beside the page's own) finds and shares it too: each adds and deletes only its own ranges.
 * Without the Highlight API nothing is painted, and the ranges only tell where things are.
 *
 * @param boxes draws the underlines instead; nothing is registered then
 */
export function createUnderlines(document: Document, boxes?: Boxes): Underlines {
  const view = document.defaultView as View;
  const highlights = !boxes && "Highlight" in view ? view.CSS.highlights : undefined;
  if (highlights) addSheet(document, view);
  let painted: readonly Painted[] = [];

  const highlightOf = (severity: Severity, known: HighlightRegistry): Highlight => {
    const name = NAMES[severity];
    let highlight = known.get(name);
    if (!highlight) {
      highlight = new view.Highlight();
      highlight.priority = PRIORITY[severity];
      highlight.type = "grammar-error";
      known.set(name, highlight);
    }
    return highlight;
  };

  const add = (reading: Reading, { severity, span }: Wanted): Painted => {
    const range = reading.range(span);
    if (range && highlights) highlightOf(severity, highlights).add(range);
    return { severity, range };
  };

  // A page may have cleared the registry.
  const isPainted = (severity: Severity, range: PaintRange): boolean => !highlights || highlights.get(NAMES[severity])?.has(range) === true;

  const letGo = ({ severity, range }: Painted): void => {
    if (!range) return;
    highlights?.get(NAMES[severity])?.delete(range);
    // A value range follows its field's edits until it is let go.
    (range as { disconnect?(): void }).disconnect?.();
  };

  return {
    paint(reading, wanted) {
      // A copy of the field is made when a range is asked for. That there is one must not tell that something was found.
      if (boxes) letGo({ severity: "info", range: reading.range({ start: 0, end: 0 }) });
      const isRight = (old: Painted | undefined, next: Wanted | undefined): boolean =>
        old?.range !== undefined && old.severity === next?.severity && isPainted(old.severity, old.range) && reading.isAt(old.range, next.span);
      const most = Math.min(painted.length, wanted.length);
      let front = 0;
      while (front < most && isRight(painted[front], wanted[front])) front += 1;
      let back = 0;
      while (back < most - front && isRight(painted.at(-1 - back), wanted.at(-1 - back))) back += 1;
      painted.slice(front, painted.length - back).forEach(letGo);
      const added = wanted.slice(front, wanted.length - back).map((next) => add(reading, next));
      painted = [...painted.slice(0, front), ...added, ...painted.slice(painted.length - back)];
      boxes?.draw(painted);
      return painted.map(({ range }) => range);
    },
    remove() {
      painted.forEach(letGo);
      painted = [];
      boxes?.remove();
      if (!highlights) return;
      for (const name of Object.values(NAMES)) if (highlights.get(name)?.size === 0) highlights.delete(name);
      removeSheet(document);
    },
  };
}

function addSheet(document: Document, view: View): void {
  const known = sheets.get(document);
  if (known) {
    known.users += 1;
    return;
  }
  // Adopted, because a page's `style-src` refuses a <style> element.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(UNDERLINES);
  document.adoptedStyleSheets.push(sheet);
  sheets.set(document, { sheet, users: 1 });
}

function removeSheet(document: Document): void {
  const known = sheets.get(document);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
  sheets.delete(document);
}
