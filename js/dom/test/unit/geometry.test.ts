import { describe, expect, it } from "vitest";
import { isOn } from "../../src/geometry/hit.js";
import { visibleSpan } from "../../src/geometry/visible.js";

describe("visibleSpan", () => {
  it.each([
    ["我不知道", 1, 4, "不知道"],
    ["再见", 2, 2, "见"],
    ["再见", 0, 0, "再"],
    ["好😀", 3, 3, "😀"],
    ["😀好", 0, 0, "😀"],
    ["好", 1, 1, "好"],
    ["", 0, 0, ""],
  ])("%s %i-%i", (text, start, end, wanted) => {
    const span = visibleSpan(text, { start, end });
    expect(text.slice(span.start, span.end)).toBe(wanted);
  });
});

describe("isOn", () => {
  const field = { left: 0, top: 0, right: 400, bottom: 100 };
  const lines = [
    { left: 300, top: 10, right: 400, bottom: 30 },
    { left: 0, top: 30, right: 80, bottom: 50 },
  ];
  it.each([
    ["on the first line", { x: 350, y: 20 }, true],
    ["on the second line", { x: 40, y: 40 }, true],
    ["on the wavy line below the text", { x: 40, y: 53 }, true],
    ["beside", { x: 200, y: 20 }, false],
    ["below", { x: 40, y: 60 }, false],
  ])("%s", (_, point, wanted) => {
    expect(isOn(point, lines, field)).toBe(wanted);
  });
  it("is not on what is scrolled out of the field", () => {
    expect(isOn({ x: 40, y: 140 }, [{ left: 0, top: 130, right: 80, bottom: 150 }], field)).toBe(false);
  });
});
