import { describe, expect, it } from "vitest";
import { lineUnder, type TextLook } from "../../src/boxes/lines.js";
import { seenOf } from "../../src/boxes/pieces.js";
import type { PaintRange } from "../../src/field.js";
import type { Painted } from "../../src/highlight/registry.js";

const FLAT: TextLook = { under: "bottom", baseline: 0.25 };
const UPRIGHT: TextLook = { under: "left", baseline: 0.25 };

describe("a line", () => {
  it.each<[name: string, ...args: Parameters<typeof lineUnder>, path: string]>([
    ["dotted, below the baseline", { left: 10, top: 0, right: 50, bottom: 20 }, FLAT, "info", 1, "M10 17l40 0"],
    ["in halves of waves that fit", { left: 10, top: 0, right: 26, bottom: 20 }, FLAT, "error", 1, "M10 19.5q2.667 4.3 5.333 0t5.333 0t5.333 0"],
    ["half a wave at least", { left: 0, top: 0, right: 2, bottom: 20 }, FLAT, "warning", 1, "M0 19.5q1 4.3 2 0"],
    ["as large as the text is shown", { left: 0, top: 0, right: 22, bottom: 40 }, FLAT, "warning", 2, "M0 39q5.5 8.6 11 0t11 0"],
    ["beside vertical text", { left: 0, top: 10, right: 20, bottom: 50 }, UPRIGHT, "info", 1, "M3 10l0 40"],
    ["waved beside vertical text", { left: 0, top: 10, right: 20, bottom: 21 }, UPRIGHT, "error", 1, "M0.5 10q4.3 2.75 0 5.5t0 5.5"],
  ])("%s", (_, box, look, severity, scale, path) => {
    expect(lineUnder(box, look, severity, scale)).toBe(path);
  });
});

describe("what is seen of many ranges", () => {
  /** Lines of 20 pixels, one range in each. */
  function ranges(count: number, boxOf: (line: number) => { left: number; top: number; right: number; bottom: number }): Painted[] {
    return Array.from({ length: count }, (_, line) => ({ severity: "error", range: { getBoundingClientRect: () => boxOf(line) } as PaintRange }));
  }
  const area = { left: 0, top: 0, right: 100, bottom: 100 };

  it.each([
    ["horizontal-tb", (line: number) => ({ left: 0, right: 40, top: line * 20 - 5000, bottom: line * 20 - 4980 })],
    ["vertical-lr", (line: number) => ({ top: 0, bottom: 40, left: line * 20 - 5000, right: line * 20 - 4980 })],
    ["vertical-rl", (line: number) => ({ top: 0, bottom: 40, right: 5100 - line * 20, left: 5080 - line * 20 })],
  ])("%s", (writingMode, boxOf) => {
    const all = ranges(1000, boxOf);
    const seen = seenOf(all, area, writingMode);
    // One more at each end touches the edge.
    expect([all.indexOf(seen[0] as Painted), all.indexOf(seen.at(-1) as Painted)]).toEqual([249, 255]);
  });

  it("few are all looked at, whatever their order", () => {
    const all = ranges(200, () => ({ left: 0, top: 9000, right: 1, bottom: 9001 }));
    expect(seenOf(all, area, "horizontal-tb")).toBe(all);
  });

  it("there are not too many, also in one line", () => {
    expect(seenOf(ranges(1000, () => area), area, "horizontal-tb").length).toBe(200);
  });
});
