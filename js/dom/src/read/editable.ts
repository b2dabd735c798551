import type { Reading } from "../field.js";
import { shadowAround } from "../shadow.js";
import type { Span } from "../span.js";
import { caretOf, endOf, startOf, type Piece, type Place } from "./offsetMap.js";

/** Stands for what is in the text but is no text: a mention, an image, an emoji that is a picture. */
const ATOM = "\uFFFC";
const REPLACED = new Set(["img", "svg", "video", "audio", "canvas", "iframe", "object", "embed", "input", "textarea", "select", "button"]);

/**
 * Reads a contenteditable element: `\n` for `<br>` and between blocks, U+FFFC for each atom.
 * Text and places come from the same walk, so they cannot disagree (`innerText` and the DOM do).
 */
export function readEditable(root: HTMLElement): Reading {
  const { text, pieces } = walk(root);

  const rangeOf = ({ start, end }: Span): Range => {
    const range = root.ownerDocument.createRange();
    const none: Place<Node> = { node: root, offset: 0 };
    const from = (start === end ? caretOf(pieces, start) : startOf(pieces, start)) ?? none;
    const to = (start === end ? from : endOf(pieces, end)) ?? none;
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  };

  const offsetOf = (node: Node, offset: number): number => {
    const piece = pieces.find((candidate) => candidate.node === node);
    if (piece) return piece.start + offset;
    const point = root.ownerDocument.createRange();
    point.setStart(node, offset);
    return pieces.find((candidate) => point.comparePoint(candidate.node, 0) >= 0)?.start ?? text.length;
  };

  return {
    text,
    range: rangeOf,
    selection() {
      const selected = selectedIn(root);
      return selected && { start: offsetOf(selected.startContainer, selected.startOffset), end: offsetOf(selected.endContainer, selected.endOffset) };
    },
    select(span) {
      const { startContainer, startOffset, endContainer, endOffset } = rangeOf(span);
      root.ownerDocument.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    },
  };
}

function walk(root: HTMLElement): { text: string; pieces: Piece<Text>[] } {
  const style = (element: Element): CSSStyleDeclaration => (root.ownerDocument.defaultView as Window).getComputedStyle(element);
  // A line break in the source that the page shows as a space must not separate clauses as one that it shows does.
  const collapses = style(root).whiteSpaceCollapse === "collapse";
  const pieces: Piece<Text>[] = [];
  let text = "";
  let blockEnded = false;

  const append = (more: string): void => {
    // A break is written only when something follows: the end of the last block is not part of the text.
    if (blockEnded && text !== "") text += "\n";
    blockEnded = false;
    text += more;
  };

  const visit = (parent: Node): void => {
    for (const child of parent.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) visitText(child as Text);
      else if (child.nodeType === Node.ELEMENT_NODE) visitElement(child as HTMLElement);
    }
  };

  const visitText = (node: Text): void => {
    if (node.length === 0) return;
    append("");
    pieces.push({ node, start: text.length, length: node.length });
    text += collapses ? node.data.replace(/[\t\n\f\r]/g, " ") : node.data;
  };

  const visitElement = (element: HTMLElement): void => {
    if (element.localName === "br") return append("\n");
    const { display } = style(element);
    if (display === "none") return;
    if (REPLACED.has(element.localName) || element.contentEditable === "false") return append(ATOM);
    const isBlock = !display.startsWith("inline") && display !== "contents";
    blockEnded ||= isBlock;
    visit(element);
    blockEnded ||= isBlock;
  };

  visit(root);
  return { text, pieces };
}

/** The selection in the element. What a document tells of its selection ends at shadow trees, hence the composed ranges. */
function selectedIn(root: HTMLElement): AbstractRange | undefined {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const tree = shadowAround(root);
  const selected = tree ? selection.getComposedRanges({ shadowRoots: [tree] })[0] : selection.getRangeAt(0);
  return selected && root.contains(selected.startContainer) && root.contains(selected.endContainer) ? selected : undefined;
}
