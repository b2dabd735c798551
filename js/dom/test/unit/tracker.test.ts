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
    later: (task) => void setImmediate(task),
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

  it("asks about the newest text, however many answers are still to come", () => {
    const { source, asked } = manual();
    const { tracker } = track(source);
    const texts = Array.from({ length: 30 }, (_, length) => "不知道".repeat(length + 1));
    texts.forEach(tracker.check);
    expect(asked.map(({ text }) => text)).toEqual(texts);
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

describe("with a long text", () => {
  const lines = Array.from({ length: 200 }, (_, index) => `第${index}行，您好，请问有什么可以帮您？`);
  const long = lines.join("\n");

  it("lints only what is around an edit, and keeps what is known of the rest", async () => {
    const asked: string[] = [];
    const { tracker } = track({ lint: (text) => { asked.push(text); return find(text); } });
    tracker.check(`不知道\n${long}\n不知道`);
    while (!asked.at(-1)?.endsWith("\n不知道")) await settled();
    asked.length = 0;
    const edited = `不知道\n${long.replace("第100行", "第100行不知道")}\n不知道`;
    tracker.check(edited);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("第100行不知道");
    expect(asked[0]?.length).toBeLessThan(700);
    expect(tracker.diagnosticsOf(edited).map(({ start }) => start)).toEqual([...edited.matchAll(/不知道/g)].map(({ index }) => index));
  });

  it("finds, edit after edit, what it finds in the text as a whole", async () => {
    const { tracker } = track({ lint: find });
    let seed = 7;
    const below = (limit: number) => (seed = (seed * 16807) % 2147483647) % limit;
    let text = `${long}\n${"这是一句很长的话。不知道！".repeat(150)}`;
    for (let turn = 0; turn < 200; turn += 1) {
      const start = below(text.length);
      const end = Math.min(text.length, start + below(turn % 20 === 0 ? 3000 : 5));
      text = text.slice(0, start) + (["不知道", "\n", "。", "", "好的。\n不知道\n", long][below(6)] ?? "") + text.slice(end);
      if (text.length > 20_000) text = text.slice(below(15_000));
      tracker.check(text);
      for (let wait = 0; wait < 3; wait += 1) await settled();
      const spans = tracker.diagnosticsOf(text).map(({ start: from }) => from);
      expect(spans, `edit ${turn}`).toEqual([...text.matchAll(/不知道/g)].map(({ index }) => index));
    }
  });

  it("sees what excuses a slip in the line before or after", async () => {
    // Excused by a word near it, as rules have it.
    const careful = (text: string) => find(text).filter(({ start }) => !text.slice(Math.max(0, start - 60), start + 60).includes("抱歉"));
    const excused = `${long}\n我真的\n不知道\n抱歉\n${long}`;
    const { tracker } = track({ lint: careful });
    tracker.check(excused);
    for (let wait = 0; wait < 20; wait += 1) await settled();
    expect(tracker.diagnosticsOf(excused)).toEqual([]);
    const bare = excused.replace("抱歉", "好的");
    tracker.check(bare);
    expect(tracker.diagnosticsOf(bare)).toMatchObject([{ text: "不知道" }]);
    tracker.check(excused);
    expect(tracker.diagnosticsOf(excused)).toEqual([]);
  });

  it("takes late answers for the part they were asked about, wherever it has moved", async () => {
    const { source, asked } = manual();
    const { tracker } = track(source);
    tracker.check(`${long}\n不知道`);
    const answerAll = async () => {
      for (let quiet = 0; quiet < 4; quiet += 1) {
        for (const { text, answer } of asked.splice(0)) { answer(find(text)); quiet = 0; }
        await settled();
      }
    };
    await settled();
    tracker.check(`好的。\n${long}\n不知道`);
    await answerAll();
    expect(tracker.diagnosticsOf(`好的。\n${long}\n不知道`)).toMatchObject([{ start: long.length + 5, text: "不知道" }]);
  });

  it("asks for no wording that only a whole message can lack", () => {
    const missing: Diagnostic = { rule: "test/thanks", severity: "info", start: 0, end: 0, text: "", message: "", suggestions: [] };
    const { tracker } = track({ lint: () => [missing] });
    tracker.check("您好");
    expect(tracker.diagnosticsOf("您好")).toEqual([missing]);
    tracker.check(long);
    expect(tracker.diagnosticsOf(long)).toEqual([]);
  });

  it("tells of a failure once", async () => {
    const { tracker, errors } = track({ lint: () => { throw new Error("no"); } });
    tracker.check(long);
    await settled();
    expect(errors).toEqual([new Error("no")]);
  });
});
