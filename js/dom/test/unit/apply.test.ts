import type { Diagnostic } from "phraselint";
import { describe, expect, it } from "vitest";
import type { Field } from "../../src/field.js";
import { apply, relocate } from "../../src/replace/apply.js";
import { edited, type Edit } from "../../src/span.js";
import { editBetween, remap } from "../../src/track/remap.js";

const diagnostic = (start: number): Diagnostic => ({
  rule: "test/word",
  severity: "error",
  start,
  end: start + 3,
  text: "不知道",
  message: "",
  suggestions: [{ text: "需要核实", start, end: start + 3, when: "可以马上查到" }],
});

/** A field that holds a text and no DOM. */
function fake(text: string, { writable = true, obeys = true } = {}) {
  const state = { text };
  const field: Field = {
    element: undefined as never,
    changesSilently: false,
    read: () => ({ text: state.text, range: () => undefined, isAt: () => false, selection: () => undefined, select: () => undefined }),
    writable: () => writable,
    replace: async (edit: Edit) => {
      if (obeys) state.text = edited(state.text, edit);
      return obeys;
    },
    watch: () => () => undefined,
  };
  return { field, state };
}

const run = (field: Field, linted: string, { start = 1, isComposing = false } = {}) => {
  const shown = diagnostic(start);
  return apply(
    { field, isComposing: () => isComposing, diagnosticsOf: (now) => remap([shown], editBetween(linted, now)) },
    shown,
    shown.suggestions[0] as Diagnostic["suggestions"][0],
  );
};

describe("apply", () => {
  it("changes the match and nothing else", async () => {
    const { field, state } = fake("我不知道,你");
    expect(await run(field, "我不知道,你")).toBe("applied");
    expect(state.text).toBe("我需要核实,你");
  });

  it("finds a match that has moved since it was shown", async () => {
    const { field, state } = fake("😀😀我不知道,你");
    expect(await run(field, "我不知道,你")).toBe("applied");
    expect(state.text).toBe("😀😀我需要核实,你");
  });

  it.each([
    ["does nothing where the match is gone", "我知道", {}, {}, "gone"],
    ["does nothing while composing", "我不知道", {}, { isComposing: true }, "composing"],
    ["does nothing to a read-only field", "我不知道", { writable: false }, {}, "read-only"],
    ["says when the field did not take it", "我不知道", { obeys: false }, {}, "failed"],
  ] as const)("%s", async (_, text, kind, how, wanted) => {
    const { field, state } = fake(text, kind);
    expect(await run(field, "我不知道", how)).toBe(wanted);
    expect(state.text).toBe(text);
  });
});

describe("relocate", () => {
  it("takes the nearest of the same rule and wording", () => {
    expect(relocate([diagnostic(0), diagnostic(10), diagnostic(30)], diagnostic(12))?.start).toBe(10);
  });
  it("takes no other rule's", () => {
    expect(relocate([{ ...diagnostic(1), rule: "test/other" }], diagnostic(1))).toBeUndefined();
  });
});
