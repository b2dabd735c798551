// Texts that nobody would call a message. None may end in an error, and every position has to fit the text as given.
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { describe, expect, it } from "vitest";
import { smallPack } from "./support.js";

const linter = await createLinter({ packs: [smallPack] });

// The places of 不知道 in each text: UTF-16 code units.
const cases: [name: string, text: string, places: [start: number, end: number][]][] = [
  ["empty", "", []],
  ["blank", " \t\r\n\u3000", []],
  ["NUL", "\0不知道\0", [[1, 4]]],
  ["emoji before", "😀👨‍👩‍👧不知道", [[10, 13]]],
  ["emoji behind", "不知道😀", [[0, 3]]],
  ["characters outside the BMP", "𠮷𠮷不知道𠮷", [[4, 7]]],
  ["lone high surrogate before", "\ud83d不知道", [[1, 4]]],
  ["lone low surrogate before", "\ude00不知道", [[1, 4]]],
  ["lone surrogates all around", "\ude00\ud83d不知道\ud83d好\ud83d不知道\ude00", [[2, 5], [8, 11]]],
  ["line breaks of every kind", "\r\n不知道\u2028好\u2029不知道\n", [[2, 5], [8, 11]]],
  ["byte order mark", "\ufeff不知道", [[1, 4]]],
];

describe("awkward text", () => {
  it.each(cases)("%s", (_, text, places) => {
    const found = linter.lint(text);
    expect(found.map(({ start, end }) => [start, end])).toEqual(places);
    for (const one of found) expect(one.text).toBe(text.slice(one.start, one.end));
  });

  it("a megabyte of it, in time that grows with the text and no faster", { timeout: 60_000 }, async () => {
    const shipped = await createLinter({ packs: [zhService] });
    const sentence = "喂，我不知道，你等一下。感谢您的来电！";
    const [tenth, megabyte] = [0.1, 1].map((share) => sentence.repeat((share * 1e6) / Buffer.byteLength(sentence)));
    const time = (text: string) => {
      const start = performance.now();
      const found = shipped.lint(text);
      const taken = performance.now() - start;
      expect(found.length).toBeGreaterThanOrEqual(Math.floor(text.length / sentence.length));
      for (const one of found) expect(one.text).toBe(text.slice(one.start, one.end));
      return taken;
    };
    time(tenth!); // Compiled by the second call at the latest.
    expect(time(megabyte!) / time(tenth!)).toBeLessThan(40);
  });

  it("every UTF-16 code unit, alone and inside a slip", () => {
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const character = String.fromCharCode(unit);
      const text = `${character}不知${character}道`;
      for (const one of linter.lint(text)) {
        if (one.text !== text.slice(one.start, one.end)) throw new Error(`wrong text at U+${unit.toString(16)}`);
      }
    }
  });

  it("random code units, as the positions and the text of each diagnostic agree", () => {
    // Pieces that matter to folding, in random order. The seed is fixed, so a failure can be run again.
    const pieces = ["不", "知", "道", "那个", " ", "，", "“", "”", "\ud83d", "\ude00", "😀", "\u200b", "\u200d", "ｋ", "𝟙", "é", "e\u0301", "\0", "不不不"];
    let seed = 20_261;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let i = 0; i < 20_000; i += 1) {
      const text = Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join("");
      for (const one of linter.lint(text)) {
        const good = one.start < one.end && one.end <= text.length && one.text === text.slice(one.start, one.end);
        if (!good) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(one)}`);
      }
    }
  });
});
