import { type Context, createLinter } from "phraselint";
import { expect, it, vi } from "vitest";
import { smallPack } from "./support.js";

const linter = await createLinter({ packs: [smallPack], slots: { surname: "王", title: "先生" } });

const rules = (text: string, context?: Context) => linter.lint(text, context).map(({ rule }) => rule);
const suggested = (context?: Context) => linter.lint("不知道", context)[0]!.suggestions[0]!.text;

it("keeps a rule silent outside its scene", () => {
  expect(rules("喂")).toEqual([]);
  expect(rules("喂", { scene: "closing" })).toEqual([]);
  expect(rules("喂", { scene: "no-such-scene" })).toEqual([]);
  expect(rules("喂", { scene: "opening" })).toEqual(["small/word.opening-only"]);
});

it("takes the writer for the agent unless told", () => {
  expect(rules("不知道")).toEqual(["small/word.unknown"]);
  expect(rules("不知道", { role: "agent" })).toEqual(["small/word.unknown"]);
  expect(rules("不知道", { role: "customer" })).toEqual([]);
});

it("keeps a rule for the first message silent elsewhere", () => {
  expect(rules("说吧")).toEqual([]);
  expect(rules("说吧", { turn: [] })).toEqual([]);
  expect(rules("说吧", { turn: ["last"] })).toEqual([]);
  expect(rules("说吧", { turn: ["first"] })).toEqual(["small/word.first-only"]);
  expect(rules("说吧", { turn: ["first", "last"] })).toEqual(["small/word.first-only"]);
});

it("keeps a rule silent outside its time, and takes a message for today's unless told", () => {
  expect(rules("双十一", { date: "2026-10-31" })).toEqual([]);
  expect(rules("双十一", { date: "2026-11-01" })).toEqual(["small/word.november"]);
  expect(rules("双十一", { date: "2026-11-30" })).toEqual(["small/word.november"]);
  expect(rules("双十一", { date: "2026-12-01" })).toEqual([]);

  vi.useFakeTimers();
  try {
    // In every time zone, from the first to the last minute of the day.
    for (const [day, expected] of [["2026-10-31", 0], ["2026-11-01", 1], ["2026-11-30", 1], ["2026-12-01", 0]] as const) {
      for (const time of ["00:00", "23:59"]) {
        vi.setSystemTime(new Date(`${day}T${time}`));
        expect(rules("双十一"), `${day} ${time}`).toHaveLength(expected);
      }
    }
  } finally {
    vi.useRealTimers();
  }
});

it("fills slots from the message's context before those of the linter", () => {
  expect(suggested()).toBe("王先生，我帮您查一下");
  expect(suggested({ slots: {} })).toBe("王先生，我帮您查一下");
  expect(suggested({ slots: { surname: "李" } })).toBe("李先生，我帮您查一下");
  expect(suggested({ slots: { surname: "{title}" } })).toBe("{title}先生，我帮您查一下");
  expect(suggested({ slots: { other: "x" } })).toBe("王先生，我帮您查一下");
});

it("does not mind what a host's own objects have besides", () => {
  const host = { scene: undefined, role: undefined, turn: undefined, slots: undefined, conversation: 7 };
  expect(rules("不知道", host as unknown as Context)).toEqual(["small/word.unknown"]);
  expect(rules("不知道", null as unknown as Context)).toEqual(["small/word.unknown"]);
});

it("says which part of the context is wrong", () => {
  const wrong = (context: object) => () => linter.lint("不知道", context as Context);
  expect(wrong({ scene: 1 })).toThrow("context.scene must be text");
  expect(wrong({ role: "boss" })).toThrow('context.role must be "agent" or "customer"');
  expect(wrong({ turn: ["middle"] })).toThrow('context.turn must be an array of "first" and "last"');
  expect(wrong({ date: "2026-02-30" })).toThrow('context.date must be a day such as "2026-11-22"');
  expect(wrong({ date: new Date() })).toThrow("context.date must be text");
  expect(wrong({ slots: { surname: 1 } })).toThrow("context.slots must be text");
});

it("does not change the context", () => {
  const context: Context = Object.freeze({ scene: "opening", slots: Object.freeze({ surname: "李" }) });
  linter.lint("不知道", context);
  expect(context).toEqual({ scene: "opening", slots: { surname: "李" } });
});
