import type { Box } from "../geometry/box.js";

/** A frame that is lower or narrower is left by the card, in CSS pixels. */
const LEAST_HEIGHT = 300;
const LEAST_WIDTH = 260;

/** Where the card of a field is shown. */
export interface Stage {
  /** The window whose viewport the card is in. */
  readonly view: Window & typeof globalThis;
  /** What the card's element is put into. */
  readonly parent: Element;
  /** From the viewport of the field to that of the card. */
  place(box: Box): Box;
}

/** The field's own document; where that is a frame without room, the one around it, if it is of the same origin. */
export function stageOf(field: HTMLElement): Stage {
  const frames: HTMLElement[] = [];
  let element = field;
  for (;;) {
    const view = element.ownerDocument.defaultView as Window & typeof globalThis;
    // Null in the outermost window, and where the frame is of another origin.
    const frame = view.innerHeight < LEAST_HEIGHT || view.innerWidth < LEAST_WIDTH ? view.frameElement : null;
    // The root element, and never the body: in a frame that is an editor, the body is the text.
    if (!frame) return { view, parent: topLayerAround(element) ?? element.ownerDocument.documentElement, place: (box) => frames.reduce(outOf, box) };
    element = frame as HTMLElement;
    frames.push(element);
  }
}

function outOf({ left, top, right, bottom }: Box, frame: HTMLElement): Box {
  const box = frame.getBoundingClientRect();
  const x = box.width / frame.offsetWidth || 1;
  const y = box.height / frame.offsetHeight || 1;
  return {
    left: box.left + (frame.clientLeft + left) * x,
    right: box.left + (frame.clientLeft + right) * x,
    top: box.top + (frame.clientTop + top) * y,
    bottom: box.top + (frame.clientTop + bottom) * y,
  };
}

/**
 * The dialog or popover that the field is shown in. Outside of a modal dialog everything is inert, and a press outside of a
 * popover closes it.
 */
function topLayerAround(field: Element): Element | undefined {
  const selector = "showPopover" in field ? "dialog[open], :popover-open" : "dialog[open]";
  let node: Node | null | undefined = field;
  while (node) {
    if (node.nodeType === Node.ELEMENT_NODE && (node as Element).matches(selector)) return node as Element;
    node = (node as Element).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host;
  }
  return undefined;
}
