import type { Diagnostic } from "phraselint";
import { describe, expect, it } from "vitest";
import { createTracker } from "../../src/track/tracker.js";

function find(text: string): Diagnostic[] {
  return [...text.matchAll(/不知道/g)].map(({ index }) => ({
    rule: "test/word", severity: "error", start: index, end: index + 3, text: "不知道", message: "", suggestions: [],
  }));
}

/** A linter whose answers are given by hand, in whatever order. */
function manual() {
  const asked: { text: string; answer: (diagnostics: Diagnostic[]) => void; refuse: (error: unknown) => void }[] = [];
  const source = {
    lint: (text: string) => new Promise<Diagnostic[]>((answer, refuse) => { asked.push({ text, answer, refuse }); }),
  };
  return { source, asked };
}

/** A tracker and what it told, as `1-4` for a diagnostic and a leading `…` while an answer is awaited. */
function track(source: Parameters<typeof createTracker>[0]) {
  const told: string[] = [];
  const errors: unknown[] = [];
  const tracker = createTracker(source, {
    context: () => ({ scene: "hold" }),
    onChange: (diagnostics, isAwaiting) => told.push((isAwaiting ? "…" : "") + diagnostics.map(({ start, end }) => `${start}-${end}`).join(" ")),
    onError: (error) => errors.push(error),
  });
  return { tracker, told, errors };
}

const settled = () => new Promise((done) => setImmediate(done));

describe("with a linter that answers at once", () => {
  it("lints a text once, with the context", () => {
    const asked: unknown[] = [];
    const { tracker, told } = track({ lint: (text, context) => { asked.push([text, context]); return find(text); } });
    expect(tracker.check("我不知道")).toBe(true);
    expect(tracker.check("我不知道")).toBe(false);
    expect(asked).toEqual([["我不知道", { scene: "hold" }]]);
    expect(told).toEqual(["1-4"]);
  });

  it("lints the same text again after forgetting", () => {
    let count = 0;
    const { tracker } = track({ lint: () => { count += 1; return []; } });
    tracker.check("我");
    tracker.forget();
    tracker.check("我");
    expect(count).toBe(2);
  });

  it("does not lint an empty text, and tells that it is clean", () => {
    let count = 0;
    const { tracker, told } = track({ lint: (text) => { count += 1; return find(text); } });
    tracker.check("不知道");
    tracker.check("");
    expect(count).toBe(1);
    expect(told).toEqual(["0-3", ""]);
  });

  it("tells what a throwing linter threw, and asks it again for the next text", () => {
    let fails = true;
    const { tracker, told, errors } = track({ lint: (text) => { if (fails) throw new Error("no"); return find(text); } });
    tracker.check("不知道");
    expect(errors).toEqual([new Error("no")]);
    fails = false;
    expect(tracker.check("不知道")).toBe(false);
    tracker.check("我不知道");
    expect(told).toEqual(["", "1-4"]);
  });

  it("knows the diagnostics of a text that is newer than the one it checked", () => {
    const { tracker } = track({ lint: find });
    tracker.check("不知道");
    expect(tracker.diagnosticsOf("我不知道")).toMatchObject([{ start: 1, end: 4 }]);
    expect(tracker.diagnosticsOf("不晓得")).toEqual([]);
  });
});

describe("with a linter that answers late", () => {
  it("moves what it knows until the answer comes", async () => {
    const { source, asked } = manual();
    const { tracker, told } = track(source);
    tracker.check("不知道");
    asked[0]?.answer(find("不知道"));
    await settled();
    tracker.check("我不知道");
    asked[1]?.answer(find("我不知道"));
    await settled();
    expect(told).toEqual(["…", "0-3", "…1-4", "1-4"]);
  });

  it("drops an answer that a later text has overtaken", async () => {
    const { source, asked } = manual();
    const { tracker, told } = track(source);
    tracker.check("不知道");
    tracker.check("好的");
    asked[1]?.answer(find("好的"));
    asked[0]?.answer(find("不知道"));
    await settled();
    expect(told).toEqual(["…", "…", ""]);
  });

  it("drops what comes after it was stopped", async () => {
    const { source, asked } = manual();
    const { tracker, told } = track(source);
    tracker.check("不知道");
    tracker.stop();
    asked[0]?.answer(find("不知道"));
    await settled();
    expect(told).toEqual(["…"]);
  });

  it("tells of a refusal once, and not of one that is out of date", async () => {
    const { source, asked } = manual();
    const { tracker, errors } = track(source);
    tracker.check("不知道");
    tracker.check("不知道呀");
    asked[0]?.refuse(new Error("old"));
    asked[1]?.refuse(new Error("new"));
    await settled();
    expect(errors).toEqual([new Error("new")]);
  });
});
