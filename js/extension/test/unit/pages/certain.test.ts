import type { Diagnostic, Suggestion } from "phraselint";
import { expect, it } from "vitest";
import { certainOnes } from "../../../src/side-panel/certain.js";

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
  expect(certainOnes([diagnostic])).toEqual(certain ? [diagnostic] : []);
});

it("leaves what another slip, or what would be written for it, reaches into", () => {
  const one = slip({ text: "我们" });
  const apart = { ...one, start: 6, end: 8, suggestions: [{ start: 6, end: 8, text: "我们" }] };
  const wide = { ...one, start: 2, end: 4, suggestions: [{ start: 1, end: 4, text: "请您稍等" }, { start: 2, end: 4, text: "请稍候" }] };
  expect(certainOnes([one, wide, apart])).toEqual([apart]);
});
