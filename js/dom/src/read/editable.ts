import type { Reading } from "../field.js";
import { shadowAround } from "../shadow.js";
import type { Span } from "../span.js";
import { blockReader } from "./block.js";
import { caretOf, endOf, startOf, type Piece, type Place } from "./offsetMap.js";

/** What changes where text is, or whether it is seen. */
const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["class", "style", "hidden", "contenteditable"],
};

export interface EditableReader {
  /** The text of now. While watched, only the blocks that have changed since the last time are walked. */
  read(): Reading;
  /** Calls back after changes of the element's content. @returns how to stop */
  watch(changed: () => void): () => void;
}

/**
 * Reads a contenteditable element: `\n` between lines, U+FFFC for each mention, picture or other atom, and nothing for what is hidden.
 * Text and places come from the same walk, so they cannot disagree (`innerText` and the DOM do).
 */
export function editableReader(root: HTMLElement): EditableReader {
  let blocks = blockReader(root);
  let takeChanges: (() => void) | undefined;

  return {
    read() {
      if (takeChanges) takeChanges();
      else blocks = blockReader(root);
      const { text, pieces } = blocks.read();
      return readingOf(root, text, pieces);
    },
    watch(changed) {
      const note = (records: readonly MutationRecord[]): void => {
        if (records.length === 0) return;
        for (const { target, type } of records) blocks.forget(target, type === "attributes");
        changed();
      };
      const view = root.ownerDocument.defaultView as Window & typeof globalThis;
      const observer = new view.MutationObserver(note);
      observer.observe(root, OBSERVED);
      blocks = blockReader(root);
      takeChanges = () => note(observer.takeRecords());
      return () => {
        takeChanges = undefined;
        observer.disconnect();
      };
    },
  };
}

function readingOf(root: HTMLElement, text: string, pieces: readonly Piece<Text>[]): Reading {
  const document = root.ownerDocument;
  const none: Place<Node> = { node: root, offset: 0 };
  const placesOf = ({ start, end }: Span): [Place<Node>, Place<Node>] => {
    const from = (start === end ? caretOf(pieces, start) : startOf(pieces, start)) ?? none;
    return [from, (start === end ? from : endOf(pieces, end)) ?? none];
  };

  const offsetOf = (node: Node, offset: number): number => {
    const point = document.createRange();
    point.setStart(node, offset);
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = pieces[middle] as Piece<Text>;
      if (piece.node === node) return piece.start + offset;
      if (point.comparePoint(piece.node, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return pieces[low]?.start ?? text.length;
  };

  return {
    text,
    range(span) {
      const [from, to] = placesOf(span);
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
    isAt(range, span) {
      const [from, to] = placesOf(span);
      return range.startContainer === from.node && range.startOffset === from.offset && range.endContainer === to.node && range.endOffset === to.offset;
    },
    selection() {
      const selected = selectedIn(root);
      return selected && { start: offsetOf(selected.startContainer, selected.startOffset), end: offsetOf(selected.endContainer, selected.endOffset) };
    },
    select(span) {
      const [from, to] = placesOf(span);
      document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    },
  };
}

/** The selection in the element. What a document tells of its selection ends at shadow trees, hence the composed ranges. */
function selectedIn(root: HTMLElement): AbstractRange | undefined {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const tree = shadowAround(root);
  const selected = tree && "getComposedRanges" in selection ? selection.getComposedRanges({ shadowRoots: [tree] })[0] : selection.getRangeAt(0);
  return selected && root.contains(selected.startContainer) && root.contains(selected.endContainer) ? selected : undefined;
}
