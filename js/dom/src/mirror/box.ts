import type { TextField } from "../read/textField.js";

/** Top, right, bottom, left, in CSS pixels of the field. */
type Sides = [number, number, number, number];

/** A field's box before any transform, in CSS pixels of the field. */
export interface FieldBox {
  readonly width: number;
  readonly height: number;
  /** What is around the part that shows text: borders and scrollbars. */
  readonly edge: Sides;
  /** Where the text begins inside that part, and how much room it has. */
  readonly left: number;
  readonly top: number;
  readonly contentWidth: number;
  readonly contentHeight: number;
}

/**
 * Not by `clientWidth`, which is rounded: half a pixel decides where a line breaks. The computed width is exact, and with or
 * without scrollbar, depending on the browser.
 */
export function boxOf(field: TextField, style: CSSStyleDeclaration): FieldBox {
  const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const sides = (before: string, after = ""): Sides => ["top", "right", "bottom", "left"].map((side) => px(`${before}-${side}${after}`)) as Sides;
  const border = sides("border", "-width");
  const padding = sides("padding");
  const isInput = field.localName === "input";
  const isSized = style.boxSizing === "content-box";

  const measure = (name: string, offset: number, client: number, before: number, after: number): [outer: number, bar: number, content: number] => {
    const borders = (border[before] as number) + (border[after] as number);
    const paddings = (padding[before] as number) + (padding[after] as number);
    const bar = isInput ? 0 : Math.max(0, Math.round(offset - borders - client));
    // The browser rounds what it tells to thousandths, and then lays out in 64ths, rounded down.
    let outer = px(name) + 0.001 + (isSized ? paddings + borders : 0);
    if (offset - outer >= 1) outer += bar;
    return [outer, bar, Math.max(0, outer - borders - paddings - bar)];
  };
  const [width, barX, contentWidth] = measure("width", field.offsetWidth, field.clientWidth, 3, 1);
  const [height, barY, contentHeight] = measure("height", field.offsetHeight, field.clientHeight, 0, 2);

  const edge: Sides = [...border];
  // A scrollbar is at the left of text that runs to the left.
  const barLeft = Math.min(barX, Math.max(0, Math.round(field.clientLeft - border[3])));
  edge[3] += barLeft;
  edge[1] += barX - barLeft;
  edge[2] += barY;
  // An input cuts its text off where its padding begins.
  if (isInput) for (const side of style.writingMode.startsWith("horizontal") ? [1, 3] : [0, 2]) {
    edge[side] = (edge[side] as number) + (padding[side] as number);
    padding[side] = 0;
  }
  return { width, height, edge, left: padding[3], top: padding[0], contentWidth, contentHeight };
}
