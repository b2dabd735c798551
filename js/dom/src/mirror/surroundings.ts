import type { Box } from "../geometry/box.js";
import { shadowAround } from "../shadow.js";

/** What lies between a field and the place for its copy's host. */
export interface Surroundings {
  /** The element of the top layer that the field is in: outside it everything is below. Else the document's root. */
  readonly container: Element;
  /** The elements from the field up to the container, without it. */
  readonly chain: readonly Element[];
  /** What the field's transforms and theirs come to, without the shifts. */
  readonly linear: DOMMatrix;
  /** What the ancestors clip, in CSS pixels of the viewport. */
  readonly clip: Box;
  /** Where their outermost stacking context is in the container's. */
  readonly zIndex: string;
  readonly opacity: number;
}

const EVERYTHING = 1e6;
const CHANGING = /transform|translate|scale|rotate|perspective|filter/;

export function surroundingsOf(field: HTMLElement): Surroundings {
  const document = field.ownerDocument;
  const view = document.defaultView as Window & typeof globalThis;
  const chain: Element[] = [];
  const clip = { left: -EVERYTHING, top: -EVERYTHING, right: EVERYTHING, bottom: EVERYTHING };
  let linear = new view.DOMMatrix();
  let zIndex = "auto";
  let opacity = 1;
  let position = "";
  let element: Element = field;
  for (;;) {
    const style = view.getComputedStyle(element);
    const isContaining = isContainingBlock(style);
    const isEscaped = !isContaining && (position === "fixed" || (position === "absolute" && style.position === "static"));
    if (element !== field && !isEscaped) cut(clip, element, style);
    if (!isEscaped) position = style.position;
    if (isRoot(element)) return { container: element, chain, linear, clip, zIndex, opacity };
    chain.push(element);
    linear = linearOf(element, style).multiply(linear);
    opacity *= Number(style.opacity);
    if (style.zIndex !== "auto") zIndex = style.zIndex;
    else if (isContaining || isStacking(style)) zIndex = "0";
    element = parentOf(element) ?? document.documentElement;
  }
}

/** The transforms of one element, without the shifts. A turn about another axis than z is left out. */
export function linearOf(element: Element, { rotate, scale, transform }: CSSStyleDeclaration): DOMMatrix {
  const view = element.ownerDocument.defaultView as Window & typeof globalThis;
  const { a, b, c, d } = new view.DOMMatrix(transform);
  const matrix = new view.DOMMatrix();
  if (rotate && !rotate.includes(" ")) matrix.rotateSelf(Number.parseFloat(rotate) || 0);
  if (scale && scale !== "none") {
    const [x = 1, y = x] = scale.split(" ").map(Number);
    matrix.scaleSelf(x, y);
  }
  return matrix.multiplySelf(new view.DOMMatrix([a, b, c, d, 0, 0]));
}

/** The parent in the tree that is laid out: a slot, or the host of a shadow tree. */
function parentOf(element: Element): Element | undefined {
  return element.assignedSlot ?? element.parentElement ?? shadowAround(element)?.host;
}

const isRoot = (element: Element): boolean =>
  element === element.ownerDocument.documentElement || element.matches(":is(:modal, :popover-open, :fullscreen)");

/** Cuts off what the element does not show of its content. */
export function cut(clip: { -readonly [side in keyof Box]: number }, element: Element, { overflowX, overflowY, display }: CSSStyleDeclaration): void {
  // What the body and the root cut off is beyond the viewport.
  if (element.matches("html, body") || /^(inline|contents)$/.test(display)) return;
  const { left, top, width, height } = element.getBoundingClientRect();
  const scaleX = width / (element as HTMLElement).offsetWidth || 1;
  const scaleY = height / (element as HTMLElement).offsetHeight || 1;
  const innerLeft = left + element.clientLeft * scaleX;
  const innerTop = top + element.clientTop * scaleY;
  if (overflowX !== "visible") {
    clip.left = Math.max(clip.left, innerLeft);
    clip.right = Math.min(clip.right, innerLeft + element.clientWidth * scaleX);
  }
  if (overflowY !== "visible") {
    clip.top = Math.max(clip.top, innerTop);
    clip.bottom = Math.min(clip.bottom, innerTop + element.clientHeight * scaleY);
  }
}

function isContainingBlock(style: CSSStyleDeclaration): boolean {
  const { transform, translate, rotate, scale, perspective, filter, backdropFilter, willChange, contain } = style;
  return (
    [transform, translate, rotate, scale, perspective, filter, backdropFilter].some((value) => value && value !== "none") ||
    CHANGING.test(willChange) ||
    /paint|layout|strict|content/.test(contain)
  );
}

function isStacking({ position, opacity, isolation, mixBlendMode, clipPath, maskImage, willChange }: CSSStyleDeclaration): boolean {
  return (
    /fixed|sticky/.test(position) ||
    opacity !== "1" ||
    isolation === "isolate" ||
    mixBlendMode !== "normal" ||
    clipPath !== "none" ||
    (maskImage || "none") !== "none" ||
    willChange.includes("opacity")
  );
}
