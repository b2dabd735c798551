import type { Diagnostic, Suggestion } from "phraselint";
import { expect, it } from "vitest";
import { isCertain } from "../../../src/side-panel/outcome.js";

const slip = (...suggestions: Pick<Suggestion, "text" | "when">[]): Diagnostic => ({
  rule: "zh-service/habits.we", severity: "info", start: 0, end: 2, text: "咱们", message: "", suggestions: suggestions.map((one) => ({ start: 0, end: 2, ...one })),
});

it.each<[string, Diagnostic, boolean]>([
  ["one wording", slip({ text: "我们" }), true],
  ["deleting", slip({ text: "" }), true],
  ["one wording, and others for their cases", slip({ text: "我们" }, { text: "我方", when: "书面" }), true],
  ["two wordings", slip({ text: "我们" }, { text: "我方" }), false],
  ["only wordings for their cases", slip({ text: "我方", when: "书面" }), false],
  ["something to fill in", slip({ text: "{company}" }), false],
  ["nothing", slip(), false],
])("%s", (_, diagnostic, certain) => {
  expect(isCertain(diagnostic)).toBe(certain);
});
