import type { Severity } from "phraselint";
import type { Box } from "../geometry/box.js";

/** How text is set, as far as the line under it depends on that. */
export interface TextLook {
  /** On which side of the text it is. */
  readonly under: "bottom" | "left";
  /** How far the baseline is from that side, as a part of the text's box. */
  readonly baseline: number;
}

/** How far the middle of a line is beyond the baseline, and half a wave of one, in CSS pixels: as Chromium draws them in highlights. */
const BEYOND: Record<Severity, number> = { error: 4.5, warning: 4.5, info: 2 };
const HALF_WAVE = 5.5;
const SWING = 4.3;

/** @param pen asked for the font's measures */
export function lookOf({ font, fontSize, writingMode }: CSSStyleDeclaration, pen: CanvasRenderingContext2D): TextLook {
  pen.font = font;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = pen.measureText("");
  const height = ascent + descent;
  if (writingMode.startsWith("h")) return { under: "bottom", baseline: descent / height };
  // Characters are in the middle of a vertical line, and what is under them is beside their squares.
  return { under: "left", baseline: 0.5 - Number.parseFloat(fontSize) / 2 / height };
}

/**
 * The path of a line under text, in the coordinates of the text's box.
 * @param scale how much larger than a CSS pixel of its own the field shows one
 */
export function lineUnder({ left, top, right, bottom }: Box, { under, baseline }: TextLook, severity: Severity, scale: number): string {
  const isFlat = under === "bottom";
  const beyond = BEYOND[severity] * scale;
  const length = isFlat ? right - left : bottom - top;
  const point = (along: number, aside: number): string => (isFlat ? [along, aside] : [aside, along]).map((at) => +at.toFixed(3)).join(" ");
  const start = `M${isFlat ? point(left, bottom - (bottom - top) * baseline + beyond) : point(top, left + (right - left) * baseline - beyond)}`;
  if (severity === "info") return `${start}l${point(length, 0)}`;
  // Waves are stretched a little, so that a whole number of halves fits.
  const halves = Math.max(1, Math.round(length / HALF_WAVE / scale));
  const end = point(length / halves, 0);
  return `${start}q${point(length / halves / 2, SWING * scale)} ${end}${`t${end}`.repeat(halves - 1)}`;
}
