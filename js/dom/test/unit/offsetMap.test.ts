import { describe, expect, it } from "vitest";
import { caretOf, endOf, startOf, type Piece } from "../../src/read/offsetMap.js";

/** Pieces from a drawing: `[...]` is a node's text, everything else lies between nodes. The nodes are numbered from 0. */
function pieces(drawing: string): Piece<number>[] {
  const result: Piece<number>[] = [];
  let start = 0;
  for (const part of drawing.match(/\[[^\]]*\]|[^[]+/g) ?? []) {
    const isNode = part.startsWith("[");
    const length = part.length - (isNode ? 2 : 0);
    if (isNode) result.push({ node: result.length, start, length });
    start += length;
  }
  return result;
}

const place = (found: { node: number; offset: number } | undefined) => found && `${found.node}:${found.offset}`;

describe("where a span begins and ends", () => {
  it.each([
    // drawing (¶ a line break, ▢ an atom), span, start, end
    ["[我不知道]", [1, 4], "0:1", "0:4"],
    ["[我不][知道]", [1, 4], "0:1", "1:2"],
    ["[我不][知道]", [2, 4], "1:0", "1:2"],
    ["[我不][知道]", [0, 2], "0:0", "0:2"],
    ["[我]¶[不知道]", [1, 5], "1:0", "1:3"],
    ["[我]¶[不知道]", [0, 2], "0:0", "0:1"],
    ["[我]▢▢[不知道]", [2, 6], "1:0", "1:3"],
    ["▢[不知道]▢", [0, 5], "0:0", "0:3"],
    ["[我]¶", [1, 2], "0:1", "0:1"],
    ["¶[我]", [0, 1], "0:0", "0:0"],
  ] as const)("%s %j", (drawing, [start, end], from, to) => {
    expect(place(startOf(pieces(drawing), start))).toBe(from);
    expect(place(endOf(pieces(drawing), end))).toBe(to);
  });
});

describe("where a caret is", () => {
  it.each([
    ["[我不][知道]", 2, "0:2"],
    ["[我]¶[不]", 1, "0:1"],
    ["[我]¶[不]", 2, "1:0"],
    ["[我]▢[不]", 2, "1:0"],
    ["[我]¶", 2, "0:1"],
    ["[我]", 0, "0:0"],
  ] as const)("%s %i", (drawing, offset, wanted) => {
    expect(place(caretOf(pieces(drawing), offset))).toBe(wanted);
  });
});

it("knows no place without text", () => {
  expect(startOf([], 0)).toBeUndefined();
  expect(endOf([], 1)).toBeUndefined();
  expect(caretOf([], 0)).toBeUndefined();
});
