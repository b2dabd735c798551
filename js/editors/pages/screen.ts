import type { Box } from "./bench.js";

type TextField = HTMLTextAreaElement | HTMLInputElement;
interface ValueRanges {
  createValueRange?(start: number, end: number): AbstractRange & Pick<Range, "getClientRects">;
}

const isTextField = (element: HTMLElement): element is TextField => ["textarea", "input"].includes(element.localName);

/** The text as the field shows it, its lines joined with `\n`. The texts of the bench have no empty lines. */
export function shown(element: HTMLElement): string {
  if (isTextField(element)) return element.value;
  return element.innerText.replace(/[\u200B\uFEFF]/g, "").replace(/\u00A0/g, " ").replace(/\n+/g, "\n").replace(/\n$/, "");
}

/** Where a wording is on the screen, line by line. */
export function boxesOf(element: HTMLElement, wording: string): Box[] {
  const boxes = isTextField(element) ? boxesInField(element, wording) : rangeOf(element, wording).getClientRects();
  return Array.from(boxes, (box) => fromFrame(element, box)).filter(({ left, right }) => right > left);
}

/** From the viewport of the element's document to that of the page. */
export function fromFrame(element: Element, { left, top, right, bottom }: Box): Box {
  const frame = element.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
  const x = frame?.left ?? 0;
  const y = frame?.top ?? 0;
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** A wording of one line: it may span nodes, and not blocks. */
function rangeOf(element: HTMLElement, wording: string): Range {
  const { ownerDocument } = element;
  const walker = ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const start = text.indexOf(wording);
  const range = ownerDocument.createRange();
  if (start < 0) return range;
  const place = (offset: number, isEnd: boolean): [Text, number] => {
    const found = nodes.findLast((candidate) => (isEnd ? candidate.start < offset : candidate.start <= offset));
    return [found?.node as Text, offset - (found?.start ?? 0)];
  };
  range.setStart(...place(start, false));
  range.setEnd(...place(start + wording.length, true));
  return range;
}

function boxesInField(field: TextField, wording: string): Iterable<Box> {
  const start = field.value.indexOf(wording);
  if (start < 0) return [];
  const asked = (field as ValueRanges).createValueRange?.(start, start + wording.length);
  return asked ? asked.getClientRects() : [measured(field, start, wording)];
}

/** Where the browser has no ranges for text fields: measured, for text that does not wrap or scroll. */
function measured(field: TextField, start: number, wording: string): Box {
  const style = getComputedStyle(field);
  const context = new OffscreenCanvas(1, 1).getContext("2d") as OffscreenCanvasRenderingContext2D;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const before = field.value.slice(0, start).split("\n");
  const widthOf = (text: string): number => context.measureText(text).width;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(wording);
  const height = fontBoundingBoxAscent + fontBoundingBoxDescent;
  const lineHeight = Number.parseFloat(style.lineHeight) || height;
  const box = field.getBoundingClientRect();
  // Not `clientLeft` and `clientHeight`: in Firefox an input's padding is outside of what it calls its client area.
  const edge = (side: "Left" | "Top" | "Bottom"): number => Number.parseFloat(style[`border${side}Width`]) + Number.parseFloat(style[`padding${side}`]);
  const contentTop = box.top + edge("Top");
  const contentHeight = box.height - edge("Top") - edge("Bottom");
  // An input has its line in the middle of its height.
  const top = field.localName === "input" ? contentTop + (contentHeight - height) / 2 : contentTop + (before.length - 1) * lineHeight + (lineHeight - height) / 2;
  const left = box.left + edge("Left") + widthOf(before.at(-1) ?? "");
  return { left, top, right: left + widthOf(wording), bottom: top + height };
}
