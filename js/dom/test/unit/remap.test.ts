import type { Diagnostic } from "phraselint";
import { describe, expect, it } from "vitest";
import { edited } from "../../src/span.js";
import { editBetween, remap } from "../../src/track/remap.js";

describe("editBetween", () => {
  it.each([
    ["", "", "0-0 “”"],
    ["我知道", "我不知道", "1-1 “不”"],
    ["我不知道", "我知道", "1-2 “”"],
    ["我不知道", "我需要核实", "1-4 “需要核实”"],
    ["好", "好好", "1-1 “好”"],
    ["好好好", "好好", "2-3 “”"],
    ["abc", "xyz", "0-3 “xyz”"],
  ])("%s → %s", (before, after, wanted) => {
    const { start, end, text } = editBetween(before, after);
    expect(`${start}-${end} “${text}”`).toBe(wanted);
  });

  it("prop_ carried out, gives the later text", () => {
    const texts = ["", "不知道", "我不知道", "我不知道,你等一下", "你等一下", "😀不知道😁", "不知不知道道"];
    for (const before of texts) for (const after of texts) expect(edited(before, editBetween(before, after))).toBe(after);
  });
});

/** Diagnostics at each occurrence of a word, each with a suggestion for the word and one for all of the text. */
function diagnosticsOf(text: string, word: string): Diagnostic[] {
  return [...text.matchAll(new RegExp(word, "g"))].map(({ index }) => ({
    rule: "test/word",
    severity: "error",
    start: index,
    end: index + word.length,
    text: word,
    message: "",
    suggestions: [
      { text: "核实", start: index, end: index + word.length },
      { text: "全文", start: 0, end: text.length },
    ],
  }));
}

describe("remap", () => {
  it.each([
    ["typed behind", "我不知道", "我不知道,你", ["1-4"]],
    ["typed right behind", "我不知道", "我不知道了", ["1-4"]],
    ["typed before", "我不知道", "😀我不知道", ["3-6"]],
    ["typed right before", "不知道", "我不知道", ["1-4"]],
    ["typed inside", "我不知道", "我不太知道", []],
    ["deleted in part", "我不知道", "我不知", []],
    ["deleted before", "喂,我不知道", "我不知道", ["1-4"]],
    ["one of two edited", "不知道,不知道", "不知道,不晓得", ["0-3"]],
    ["everything gone", "我不知道", "", []],
  ])("%s", (_, before, after, wanted) => {
    const moved = remap(diagnosticsOf(before, "不知道"), editBetween(before, after));
    expect(moved.map(({ start, end }) => `${start}-${end}`)).toEqual(wanted);
    for (const { start, end, text } of moved) expect(after.slice(start, end)).toBe(text);
  });

  it("keeps a suggestion only where the edit did not touch what it replaces", () => {
    const [moved] = remap(diagnosticsOf("我不知道。", "不知道"), editBetween("我不知道。", "但我不知道。"));
    expect(moved?.suggestions.map(({ text, start, end }) => `${text} ${start}-${end}`)).toEqual(["核实 2-5", "全文 1-6"]);
    const [cut] = remap(diagnosticsOf("我不知道。", "不知道"), editBetween("我不知道。", "我不知道!"));
    expect(cut?.suggestions.map(({ text }) => text)).toEqual(["核实"]);
  });

  it("returns the same objects for the same text", () => {
    const diagnostics = diagnosticsOf("我不知道", "不知道");
    expect(remap(diagnostics, editBetween("我不知道", "我不知道"))).toBe(diagnostics);
  });
});
