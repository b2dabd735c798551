import type { Piece } from "./offsetMap.js";

/** Stands for what is in the text but is no text: a mention, an image, an emoji that is a picture. */
const ATOM = "\uFFFC";
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
  /** Something about this node has changed: its blocks are walked anew. */
  forget(node: Node, withDescendants: boolean): void;
}

/** Walks the blocks of a contenteditable element, and remembers them. */
export function blockReader(root: HTMLElement): BlockReader {
  const view = root.ownerDocument.defaultView as Window;
  const known = new WeakMap<Node, Block>();

  const blockOf = (element: HTMLElement, style: CSSStyleDeclaration): Block => {
    let block = known.get(element);
    if (!block) known.set(element, (block = walk(element, style)));
    return block;
  };

  const walk = (block: HTMLElement, blockStyle: CSSStyleDeclaration): Block => {
    // A line break in the source that the page shows as a space must not separate clauses as one that it shows does.
    const collapses = blockStyle.whiteSpaceCollapse ? blockStyle.whiteSpaceCollapse === "collapse" : /^(normal|nowrap)$/.test(blockStyle.whiteSpace);
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
      const isAtLineStart = !isLine || isBroken;
      if (node.length === 0 || (collapses && isAtLineStart && /^[\t\n\f\r ]*$/.test(node.data))) return;
      append("");
      pieces.push({ node, start: text.length, length: node.length });
      text += collapses ? node.data.replace(/[\t\n\f\r]/g, " ") : node.data;
    };

    const visitBlock = (element: HTMLElement, style: CSSStyleDeclaration): void => {
      const inner = blockOf(element, style);
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
      const style = view.getComputedStyle(element);
      const { display } = style;
      if (display === "none" || style.visibility === "hidden") return;
      const isBlock = !display.startsWith("inline") && display !== "contents";
      if (REPLACED.has(element.localName) || element.contentEditable === "false") {
        isBroken ||= isBlock;
        append(ATOM);
        isBroken = isBlock;
      } else if (isBlock) {
        visitBlock(element, style);
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
    read: () => blockOf(root, view.getComputedStyle(root)),
    forget(node, withDescendants) {
      for (let changed: Node | null = node; changed && changed !== root.parentNode; changed = changed.parentNode) known.delete(changed);
      if (withDescendants) for (const descendant of (node as Element).querySelectorAll("*")) known.delete(descendant);
    },
  };
}
