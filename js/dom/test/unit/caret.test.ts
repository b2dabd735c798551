import { describe, expect, it } from "vitest";
import { following, nearest } from "../../src/geometry/caret.js";
import { selectionAfter } from "../../src/replace/caret.js";
import { edited } from "../../src/span.js";

/** Caret and selection in a text: `我|` a caret, `我[不知]道` a selection. */
function parse(drawing: string): { text: string; start: number; end: number } {
  const caret = drawing.indexOf("|");
  if (caret >= 0) return { text: drawing.replace("|", ""), start: caret, end: caret };
  return { text: drawing.replace(/[[\]]/g, ""), start: drawing.indexOf("["), end: drawing.indexOf("]") - 1 };
}
function draw(text: string, { start, end }: { start: number; end: number }): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

describe("the selection after 不知道 is replaced", () => {
  it.each([
    ["我不知道,你等一下|", "需要核实", "我需要核实,你等一下|"],
    ["我不知道,|你等一下", "需要核实", "我需要核实,|你等一下"],
    ["喂|,我不知道", "需要核实", "喂|,我需要核实"],
    ["我不知道|", "需要核实", "我需要核实|"],
    ["我|不知道,你", "需要核实", "我需要核实|,你"],
    ["我不|知道,你", "需要核实", "我需要核实|,你"],
    ["我[不知道],你", "需要核实", "我需要核实|,你"],
    ["[我不知道,你]", "需要核实", "我需要核实|,你"],
    ["我不知道,[你等]", "需要核实", "我需要核实,[你等]"],
    ["我不知道,你|", "", "我,你|"],
    ["我不知道,你|", "{surname}先生稍等", "我[{surname}]先生稍等,你"],
    ["我不知道,你|", "请{surname}先生找{agent}", "我请[{surname}]先生找{agent},你"],
  ])("%s by “%s”", (drawing, text, wanted) => {
    const before = parse(drawing);
    const start = before.text.indexOf("不知道");
    const edit = { start, end: start + 3, text };
    expect(draw(edited(before.text, edit), selectionAfter(edit, before))).toBe(wanted);
  });

  it("is behind the new text where the field had no selection", () => {
    expect(selectionAfter({ start: 1, end: 4, text: "核实" }, undefined)).toEqual({ start: 3, end: 3 });
  });
});

describe("which diagnostic", () => {
  const items = [{ start: 1, end: 4 }, { start: 5, end: 9 }, { start: 20, end: 22 }];
  const at = (offset: number) => ({ start: offset, end: offset });

  it.each([[0, 1], [2, 1], [4, 1], [5, 5], [9, 5], [12, 5], [16, 20], [99, 20]])("is nearest to %i", (offset, start) => {
    expect(nearest(items, at(offset))?.start).toBe(start);
  });
  it.each([[0, 1], [1, 5], [4, 5], [9, 20], [22, 1], [99, 1]])("follows %i", (offset, start) => {
    expect(following(items, at(offset), false)?.start).toBe(start);
  });
  it.each([[99, 20], [22, 5], [9, 1], [4, 20], [0, 20]])("precedes %i", (offset, start) => {
    expect(following(items, at(offset), true)?.start).toBe(start);
  });
  it("is none where there is none", () => {
    expect(nearest([], at(0))).toBeUndefined();
    expect(following([], at(0), false)).toBeUndefined();
    expect(following([], at(0), true)).toBeUndefined();
  });
});
