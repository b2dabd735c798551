import type { Severity } from "phraselint";
import type { PaintRange } from "../field.js";
import { NAMES, UNDERLINES } from "./style.js";

type View = Window & typeof globalThis;
const PRIORITY: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

/** The style sheet of a document, while any of its fields paints. */
const sheets = new WeakMap<Document, { sheet: CSSStyleSheet; users: number }>();

export interface Underlines {
  /** Paints these ranges, and no longer those of before. */
  paint(ranges: readonly { readonly severity: Severity; readonly range: PaintRange }[]): void;
  remove(): void;
}

/**
 * The underlines of one field. Fields of a document share one highlight per severity, and another copy of this package in
 * the page (the extension beside the page's own) finds and shares it too: each adds and deletes only its own ranges.
 */
export function createUnderlines(document: Document): Underlines {
  const view = document.defaultView as View;
  if (!("Highlight" in view)) return { paint: () => undefined, remove: () => undefined };
  addSheet(document, view);
  let painted: [Severity, PaintRange][] = [];

  const highlightOf = (severity: Severity): Highlight => {
    const name = NAMES[severity];
    let highlight = view.CSS.highlights.get(name);
    if (!highlight) {
      highlight = new view.Highlight();
      highlight.priority = PRIORITY[severity];
      highlight.type = "grammar-error";
      view.CSS.highlights.set(name, highlight);
    }
    return highlight;
  };

  const clear = (): void => {
    for (const [severity, range] of painted) {
      view.CSS.highlights.get(NAMES[severity])?.delete(range);
      // A value range follows its field's edits until it is let go.
      (range as { disconnect?(): void }).disconnect?.();
    }
    painted = [];
  };

  return {
    paint(ranges) {
      clear();
      for (const { severity, range } of ranges) {
        highlightOf(severity).add(range);
        painted.push([severity, range]);
      }
    },
    remove() {
      clear();
      for (const name of Object.values(NAMES)) if (view.CSS.highlights.get(name)?.size === 0) view.CSS.highlights.delete(name);
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
