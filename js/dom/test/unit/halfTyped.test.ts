import { expect, it } from "vitest";
import { isHalfTyped } from "../../src/track/halfTyped.js";

/** A text with its slip in brackets and the caret as `|`. */
it.each([
  ["I say [no]|", true],
  ["I say [no]| to it", true],
  ["I say [no] |", false],
  ["I say [no]|w", false],
  ["I |say [no]", false],
  ["我[不知道]|", false],
  ["我[不知道]|了", false],
  ["请[no哦]|", false],
  ["[Ὀχι]|", true],
  ["稍等一下[]|", true],
  ["稍等一下[]，谢|", true],
] as const)("%s", (drawing, expected) => {
  const plain = drawing.replace("|", "");
  const start = plain.indexOf("[");
  const end = plain.indexOf("]") - 1;
  const at = drawing.replace(/[[\]]/g, "").indexOf("|");
  expect(isHalfTyped(plain.replace(/[[\]]/g, ""), { start, end }, { start: at, end: at })).toBe(expected);
});
