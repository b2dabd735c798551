import type { Box } from "../geometry/box.js";
import type { Painted } from "../highlight/registry.js";
import { cut } from "../mirror/surroundings.js";
import { intersection, isEmpty } from "./area.js";
import type { Part } from "./host.js";
import { lineUnder, lookOf, type TextLook } from "./lines.js";
import { piecesOf } from "./pieces.js";

/** How many stretches of a line are drawn at most. */
const MOST = 500;

/** Where a drawing goes. */
export interface Place {
  /** What is seen of the field, in CSS pixels of the viewport. */
  readonly area: Box;
  /** How much larger than a CSS pixel of its own the field shows one. */
  readonly scale: number;
}

/** The paths of what is underlined, in CSS pixels of the viewport. */
export function draw(field: HTMLElement, painted: readonly Painted[], { area, scale }: Place, pen: CanvasRenderingContext2D): Record<Part, string> {
  const view = field.ownerDocument.defaultView as Window;
  const paths = { error: "", warning: "", info: "", tint: "" };
  const known = new Map<Element, { readonly look: TextLook; readonly clip: Box }>();
  /** How an element of the field shows its text, and how much of it. */
  const settingOf = (holder: Element): { readonly look: TextLook; readonly clip: Box } => {
    let setting = known.get(holder);
    if (!setting) {
      const style = view.getComputedStyle(holder);
      let clip = area;
      if (holder !== field) {
        clip = settingOf(holder.parentElement ?? field).clip;
        if (style.overflow !== "visible") cut((clip = { ...clip }), holder, style);
      }
      setting = { look: lookOf(style, pen), clip };
      known.set(holder, setting);
    }
    return setting;
  };

  let count = 0;
  for (const { severity, range } of painted) {
    if (!range) continue;
    for (const { holder, part } of piecesOf(field, range)) {
      for (const box of part.getClientRects()) {
        const { look, clip } = settingOf(holder);
        const shown = intersection(box, clip);
        if (isEmpty(shown)) continue;
        count += 1;
        if (count > MOST) return paths;
        // The area's edge cuts the drawing off; the edge of an element inside the field does not.
        const isWhole = clip === area;
        if (!isWhole && Math.abs(shown[look.under] - box[look.under]) > 1) continue;
        const { left, top, right, bottom } = isWhole ? box : shown;
        paths[severity] += lineUnder({ left, top, right, bottom }, look, severity, scale);
        if (severity === "error") paths.tint += `M${left} ${top}H${right}V${bottom}H${left}z`;
      }
    }
  }
  return paths;
}
