import type { Piece } from "./offsetMap.js";

/** Stands for what is in the text but is no text: a mention, an image, an emoji that is a picture. */
export const ATOM = "\uFFFC";
const REPLACED = new Set(["img", "svg", "video", "audio", "canvas", "iframe", "object", "embed", "input", "textarea", "select", "button"]);

/** What a block element holds: its lines, and the text nodes they are in. */
export interface Block {
  readonly text: string;
  readonly pieces: readonly Piece<Text>[];
  /** Whether it takes a line of its own, be it an empty one. */
  readonly isLine: boolean;
}

export interface BlockReader {
  /** The root's text. Costs a walk of the blocks that are not known, and a copy of the text. */
  read(): Block;
  /** Something in this node has changed, or with `withDescendants` its look: the blocks around it are walked anew. */
  forget(node: Node, withDescendants: boolean): void;
}

/** What a page's style makes of an element. */
interface Look {
  readonly isHidden: boolean;
  readonly isBlock: boolean;
  readonly isAtom: boolean;
  /** A line break in the source that the page shows as a space must not separate clauses as one that it shows does. */
  readonly collapses: boolean;
}

/** Walks the blocks of a contenteditable element, and remembers them. */
export function blockReader(root: HTMLElement): BlockReader {
  const view = root.ownerDocument.defaultView as Window;
  const blocks = new WeakMap<Node, Block>();
  const looks = new WeakMap<Node, Look>();

  const lookOf = (element: HTMLElement): Look => {
    let look = looks.get(element);
    if (look) return look;
    const { display, visibility, whiteSpace, whiteSpaceCollapse } = view.getComputedStyle(element);
    look = {
      isHidden: display === "none" || visibility === "hidden",
      isBlock: !display.startsWith("inline") && display !== "contents",
      isAtom: REPLACED.has(element.localName) || element.contentEditable === "false",
      collapses: whiteSpaceCollapse ? whiteSpaceCollapse === "collapse" : /^(normal|nowrap)$/.test(whiteSpace),
    };
    looks.set(element, look);
    return look;
  };

  const blockOf = (element: HTMLElement): Block => {
    let block = blocks.get(element);
    if (!block) blocks.set(element, (block = walk(element)));
    return block;
  };

  const walk = (block: HTMLElement): Block => {
    const pieces: Piece<Text>[] = [];
    let text = "";
    let isLine = false;
    // A break is written only when something follows it: the one that ends the last line is not part of the text.
    let isBroken = false;

    const append = (more: string): void => {
      if (isBroken && isLine) text += "\n";
      isBroken = false;
      isLine = true;
      text += more;
    };

    const visitText = (node: Text): void => {
      const { collapses } = lookOf(node.parentElement as HTMLElement);
      const isAtLineStart = !isLine || isBroken;
      if (node.length === 0 || (collapses && isAtLineStart && /^[\t\n\f\r ]*$/.test(node.data))) return;
      append("");
      pieces.push({ node, start: text.length, length: node.length });
      text += collapses ? node.data.replace(/[\t\n\f\r]/g, " ") : node.data;
    };

    const visitBlock = (element: HTMLElement): void => {
      const inner = blockOf(element);
      isBroken = true;
      if (!inner.isLine) return;
      append("");
      for (const piece of inner.pieces) pieces.push({ ...piece, start: text.length + piece.start });
      text += inner.text;
      isBroken = true;
    };

    const visitElement = (element: HTMLElement): void => {
      if (element.localName === "br") {
        append("");
        isBroken = true;
        return;
      }
      const { isHidden, isBlock, isAtom } = lookOf(element);
      if (isHidden) return;
      if (isAtom) {
        isBroken ||= isBlock;
        append(ATOM);
        isBroken = isBlock;
      } else if (isBlock) {
        visitBlock(element);
      } else {
        visit(element);
      }
    };

    const visit = (parent: Node): void => {
      for (const child of parent.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) visitText(child as Text);
        else if (child.nodeType === Node.ELEMENT_NODE) visitElement(child as HTMLElement);
      }
    };

    visit(block);
    return { text, pieces, isLine };
  };

  return {
    read: () => blockOf(root),
    forget(node, withDescendants) {
      for (let changed: Node | null = node; changed && changed !== root.parentNode; changed = changed.parentNode) blocks.delete(changed);
      if (!withDescendants) return;
      for (const element of [node, ...(node as Element).querySelectorAll("*")]) {
        blocks.delete(element);
        looks.delete(element);
      }
    },
  };
}
