import { describe, expect, it } from "vitest";
import { partsAfter, type Part } from "../../src/track/parts.js";
import { edited } from "../../src/span.js";

const NOTHING = { start: 0, end: 0, text: "" };
const texts = (parts: readonly Part[]) => parts.map(({ text }) => text);
const LINES = Array.from({ length: 300 }, (_, index) => `第${index}行，请您稍等一下。\n`);
const LONG = LINES.join("");

describe("the parts of a text", () => {
  it("are one for a message", () => {
    expect(texts(partsAfter([], NOTHING, "您好。\n请问？"))).toEqual(["您好。\n请问？"]);
  });

  it("are the lines of anything longer", () => {
    expect(texts(partsAfter([], NOTHING, LONG))).toEqual(LINES);
  });

  it("are some sentences where a line is very long, and never more than 2,000 code units", () => {
    const line = Array.from({ length: 900 }, (_, index) => `第${index}句话，您好！`).join("");
    const sentences = texts(partsAfter([], NOTHING, line));
    expect(sentences.join("")).toBe(line);
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences.slice(0, -1)) expect(sentence).toMatch(/！$/);
    const noise = texts(partsAfter([], NOTHING, "哈".repeat(9000)));
    expect(noise.map(({ length }) => length)).toEqual([2000, 2000, 2000, 2000, 1000]);
  });
});

describe("after an edit", () => {
  const before = partsAfter([], NOTHING, LONG);
  const at = LONG.indexOf("第75行");

  it.each([
    ["a character typed in a line", { start: at + 2, end: at + 2, text: "好" }, 1],
    ["a line broken in two", { start: at + 2, end: at + 2, text: "\n" }, 1],
    ["two lines joined", { start: at - 1, end: at, text: "" }, 2],
    ["a character typed at the start of a line", { start: at, end: at, text: "好" }, 2],
    ["lines taken away", { start: at, end: LONG.indexOf("第80行"), text: "" }, 7],
    ["text put at the end", { start: LONG.length, end: LONG.length, text: "好的" }, 1],
  ])("%s, all other parts stay the same", (_, edit, changed) => {
    const text = edited(LONG, edit);
    const after = partsAfter(before, edit, text);
    expect(texts(after).join("")).toBe(text);
    expect(before.filter((part) => !after.includes(part))).toHaveLength(changed);
  });
});
