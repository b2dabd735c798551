import type { PaintRange } from "../field.js";
import type { Box } from "../geometry/box.js";
import type { Painted } from "../highlight/registry.js";

/** Of more ranges than that only those are looked at that are seen. */
const FEW = 200;

/** A stretch of text that one element holds. */
export interface Piece {
  readonly holder: Element;
  readonly part: Pick<PaintRange, "getClientRects">;
}

/** The range by text nodes: of whole elements in it, a range gives the boxes, with padding, and not those of their text. */
export function* piecesOf(field: HTMLElement, range: PaintRange): Generator<Piece> {
  // The ranges of a text field are not in its DOM.
  if ("selectionStart" in field) return yield { holder: field, part: range };
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const document = field.ownerDocument;
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  walker.currentNode = startContainer;
  for (let node: Node | null = startContainer; node; node = node === endContainer ? null : walker.nextNode()) {
    const part = document.createRange();
    part.selectNodeContents(node);
    if (node === startContainer) part.setStart(node, startOffset);
    if (node === endContainer) part.setEnd(node, endOffset);
    yield { holder: node.parentElement ?? field, part };
  }
}

/** Those that may be seen in the area. They are in the order of the text, and where there are many, so are their places. */
export function seenOf(painted: readonly Painted[], area: Box, writingMode: string): readonly Painted[] {
  if (painted.length <= FEW) return painted;
  const stretch = ({ left, top, right, bottom }: Box): readonly [from: number, to: number] =>
    writingMode.startsWith("h") ? [top, bottom] : writingMode.endsWith("rl") ? [-right, -left] : [left, right];
  const [from, to] = stretch(area);
  const placeOf = (index: number): readonly [from: number, to: number] => stretch(painted[index]?.range?.getBoundingClientRect() ?? area);
  let first = 0;
  let behind = painted.length;
  while (first < behind) {
    const middle = (first + behind) >> 1;
    if (placeOf(middle)[1] < from) first = middle + 1;
    else behind = middle;
  }
  let last = first;
  while (last < painted.length && last - first < FEW && placeOf(last)[0] <= to) last += 1;
  return painted.slice(first, last);
}
