import type { Span } from "../span.js";
import { editBetween } from "../track/remap.js";

/** How many lines are in a group, before it is divided and after. */
const FULL = 128;
const HALF = 64;

/**
 * The text of a copy: a block for each line, so that a key press lays out one line, in groups, because the browser goes through
 * all the blocks beside one that changes.
 */
export interface Lines {
  /** @param isWhole one block for all of the text, where the style lets a line depend on those around it */
  write(text: string, isWhole: boolean): void;
  range(span: Span): Range;
  /** Whether a range of before is the span's now. It goes along with what is typed in its line, and ends with it. */
  isAt(range: AbstractRange, span: Span): boolean;
}

export function createLines(copy: HTMLElement): Lines {
  const document = copy.ownerDocument;
  let text = "";
  let wasWhole = false;
  // Each node ends with a line break: it gives an empty line its height, and every line is followed by one, as in the field.
  let nodes = [document.createTextNode("\n")];
  /** Where each line starts in the text. */
  const starts = [0];

  const block = (...content: Node[]): HTMLElement => {
    const element = document.createElement("div");
    element.append(...content);
    return element;
  };
  copy.append(block(...nodes.map((node) => block(node))));

  /** Puts blocks of lines behind another, and divides its group if that has grown too large. */
  const add = (line: Element, fresh: readonly Element[]): void => {
    line.after(...fresh);
    const group = line.parentElement as Element;
    if (group.childElementCount <= FULL) return;
    const all = [...group.children];
    const groups: Element[] = [];
    for (let at = HALF; at < all.length; at += HALF) groups.push(block(...all.slice(at, at + HALF)));
    group.after(...groups);
  };

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };

  const placeOf = (offset: number): [line: number, offset: number] => {
    const at = Math.min(offset, text.length);
    const line = lineAt(at);
    return [line, at - (starts[line] as number)];
  };

  return {
    write(next, isWhole) {
      const edit = isWhole === wasWhole ? editBetween(text, next) : { start: 0, end: text.length, text: next };
      const first = lineAt(edit.start);
      const last = lineAt(edit.end);
      const from = starts[first] as number;
      const to = (starts[last] as number) + (nodes[last] as Text).length - 1;
      const part = next.slice(from, to + next.length - text.length);
      text = next;
      wasWhole = isWhole;
      const node = nodes[first] as Text;
      if (first === last && (isWhole || !edit.text.includes("\n"))) {
        if (edit.end > edit.start || edit.text) node.replaceData(edit.start - from, edit.end - edit.start, edit.text);
      } else {
        const [head, ...added] = isWhole ? [part] : part.split("\n");
        node.data = `${head}\n`;
        const fresh = added.map((line) => document.createTextNode(`${line}\n`));
        for (const { parentElement: gone } of nodes.slice(first + 1, last + 1)) {
          const group = gone?.parentElement;
          gone?.remove();
          if (!group?.firstChild) group?.remove();
        }
        add(node.parentElement as Element, fresh.map((line) => block(line)));
        nodes = [...nodes.slice(0, first + 1), ...fresh, ...nodes.slice(last + 1)];
      }
      starts.length = nodes.length;
      for (let line = first + 1; line < nodes.length; line += 1) {
        starts[line] = (starts[line - 1] as number) + (nodes[line - 1] as Text).length;
      }
    },
    range(span) {
      const [first, from] = placeOf(span.start);
      const [last, to] = placeOf(span.end);
      const range = document.createRange();
      range.setStart(nodes[first] as Text, from);
      range.setEnd(nodes[last] as Text, to);
      return last - first > 1 ? ofTextOnly(range, nodes.slice(first, last + 1)) : range;
    },
    isAt(range, span) {
      const [first, from] = placeOf(span.start);
      const [last, to] = placeOf(span.end);
      if (last - first > 1 || range.startContainer !== nodes[first] || range.endContainer !== nodes[last]) return false;
      return range.startOffset === from && range.endOffset === to;
    },
  };
}

/** A range that holds whole blocks would tell the rectangles of these, and not those of their text. */
function ofTextOnly(range: Range, nodes: readonly Text[]): Range {
  const getClientRects = (): DOMRect[] =>
    nodes.flatMap((node) => {
      const part = range.cloneRange();
      if (node !== range.startContainer) part.setStart(node, 0);
      if (node !== range.endContainer) part.setEnd(node, node.length);
      return [...part.getClientRects()];
    });
  return Object.assign(range, { getClientRects }) as unknown as Range;
}
