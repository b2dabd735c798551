import type { Diagnostic } from "phraselint";
import { expect, it } from "vitest";
import { safeFixes } from "../../src/replace/safe.js";

/** A diagnostic from a drawing: its span, and after each `>` a suggestion's span and text. */
function diagnostic(drawing: string): Diagnostic {
  const [span = "", ...suggestions] = drawing.split(">").map((part) => part.trim());
  const spanOf = (text: string) => ({ start: Number(text.split("-")[0]), end: Number(text.split(/[- ]/)[1]) });
  return {
    rule: "test/word", severity: "error", ...spanOf(span), text: "", message: "",
    suggestions: suggestions.map((part) => {
      const [, text = "", when] = /^\S+ ?(.*?)(?: \((.*)\))?$/.exec(part) ?? [];
      return { ...spanOf(part), text, ...(when && { when }) };
    }),
  };
}

it.each([
  ["one suggestion", ["0-3 > 0-3 好"], ["好"]],
  ["from the end to the start", ["0-3 > 0-3 一", "5-6 > 5-6 二"], ["二", "一"]],
  ["not where there is a choice", ["0-3 > 0-3 一 > 0-3 二"], []],
  ["the one that is not for a special case", ["0-3 > 0-3 一 (客户着急) > 0-3 二"], ["二"]],
  ["not where there is nothing to choose", ["0-3"], []],
  ["not where it depends", ["0-3 > 0-3 一 (客户着急)"], []],
  ["not where something is to be filled in", ["0-3 > 0-3 {surname}先生"], []],
  ["not what touches another slip", ["0-3 > 0-9 一", "5-6 > 5-6 二"], []],
  ["what only borders on another", ["0-3 > 0-3 一", "3-6 > 3-6 二"], ["二", "一"]],
  ["what deletes", ["0-3 > 0-3"], [""]],
] as const)("%s", (_, drawings, expected) => {
  expect(safeFixes(drawings.map(diagnostic)).map(({ suggestion }) => suggestion.text)).toEqual(expected);
});
