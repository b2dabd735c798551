import { describe, expect, it } from "vitest";
import { effectiveSettings } from "../../src/effective.js";
import type { Policy } from "../../src/policy.js";
import { DEFAULTS, type Settings } from "../../src/settings.js";

const CHOSEN: Settings = {
  ...DEFAULTS,
  rules: { "zh-service/tone.short": "off", "zh-service/tone.loud": "info", "zh-service/habits.this-side": "off" },
  ignored: ["不知道"],
  slots: { company: "云帆", agent_id: "7" },
  guard: { ...DEFAULTS.guard, action: "off", sendKeys: [] },
  channel: { index: "https://own.example/index.json", root: "own" },
  updateHours: 6,
};
const BUILT = { index: "https://built.example/index.json", root: "built" };

const under = (policy: Policy, settings = CHOSEN) => effectiveSettings(settings, policy, BUILT);

describe("without a policy", () => {
  it("is what the person has chosen", () => {
    const { effective, locks } = under({});
    expect(effective).toEqual(CHOSEN);
    expect(locks).toEqual({ channel: false, updateHours: false, guard: false, slots: [], ignore: false, ownPacks: false, rules: [] });
  });

  it("takes the channel of the build where none was chosen", () => {
    expect(under({}, DEFAULTS).effective.channel).toEqual(BUILT);
    expect(effectiveSettings(DEFAULTS, {}).effective.channel).toBeUndefined();
  });
});

/** What a policy makes of one key, and what it locks. */
const CASES: [name: string, policy: Policy, effective: Partial<Settings>, locks: object][] = [
  ["rules off", { rulesOff: ["zh-service/tone.*"] }, { rules: { "zh-service/habits.this-side": "off", "zh-service/tone.*": "off" } }, { rules: ["zh-service/tone.*"] }],
  ["rules locked", { rulesLocked: ["zh-service/tone.*"] }, { rules: { "zh-service/habits.this-side": "off" } }, { rules: ["zh-service/tone.*"] }],
  ["severities", { severities: [{ rule: "zh-service/tone.loud", severity: "error" }] }, { rules: { "zh-service/tone.short": "off", "zh-service/tone.loud": "error", "zh-service/habits.this-side": "off" } }, { rules: ["zh-service/tone.loud"] }],
  ["no ignoring", { allowIgnore: false }, { ignored: [], rules: { "zh-service/tone.loud": "info" } }, { ignore: true }],
  ["slots", { slots: [{ name: "company", value: "远航" }] }, { slots: { company: "远航", agent_id: "7" } }, { slots: ["company"] }],
  ["the guard, as a whole", { guard: { action: "block" } }, { guard: { ...DEFAULTS.guard, action: "block" } }, { guard: true }],
  ["the interval", { updates: { intervalHours: 24 } }, { updateHours: 24 }, { updateHours: true, channel: false }],
  ["no updates", { updates: { enabled: false } }, { updateHours: 0, channel: undefined }, { updateHours: true, channel: true }],
  ["the channel", { updates: { index: "https://a.example/index.json", root: "r" } }, { channel: { index: "https://a.example/index.json", root: "r" } }, { channel: true }],
  ["an address with the build's root", { updates: { index: "https://a.example/index.json" } }, { channel: { index: "https://a.example/index.json", root: "built" } }, { channel: true }],
  ["no own packs", { allowOwnPacks: false }, {}, { ownPacks: true }],
];

it.each(CASES)("a policy decides %s", (_, policy, effective, locks) => {
  expect(under(policy).effective).toEqual({ ...CHOSEN, ...effective });
  expect(under(policy).locks).toMatchObject(locks);
});
