import { createLinter, type Severity } from "phraselint";
import { rulesOf, type RuleInfo } from "phraselint/author";
import { describe, expect, it } from "vitest";
import { smallPack } from "../../../../engine/test/support.js";
import { addressOf } from "../../../src/options/address.js";
import { changes } from "../../../src/options/changes.js";
import { choose } from "../../../src/options/files.js";
import { filterRules, inForce, type Filter } from "../../../src/options/filterRules.js";
import { isDecided, sitesOf } from "../../../src/options/siteList.js";
import { DEFAULTS } from "../../../src/settings.js";

describe("addressOf", () => {
  it.each([
    ["im.example.com", "https://im.example.com"],
    [" http://127.0.0.1:8080/chat ", "http://127.0.0.1:8080/chat"],
    ["localhost", "https://localhost"],
    ["http://crm/agent", "http://crm/agent"],
    ["crm", undefined],
    ["", undefined],
    ["file:///etc/passwd", undefined],
    ["https://*.example.com", undefined],
    ["客服系统", undefined],
  ])("%j", (written, address) => {
    expect(addressOf(written)).toBe(address);
  });
});

describe("sitesOf", () => {
  it("joins what was granted with what was switched", () => {
    const sites = sitesOf(["https://b.example/*", "https://*.a.example/*", "chrome://favicon/*"], ["https://b.example", "http://c.example:81", "https://im.a.example"]);
    expect(sites).toEqual([
      { origin: "http://c.example:81", hasAccess: false },
      { pattern: "https://*.a.example/*", hasAccess: true },
      { pattern: "https://b.example/*", origin: "https://b.example", hasAccess: true },
      { origin: "https://im.a.example", hasAccess: true },
    ]);
  });

  it("tells where the policy decides", () => {
    expect(isDecided("https://b.example/", {})).toBe(false);
    expect(isDecided("https://b.example/", { blockedSites: ["https://*.example/*"] })).toBe(true);
    expect(isDecided("https://c.test/", { blockedSites: ["https://*.example/*"] })).toBe(false);
    expect(isDecided("https://c.test/", { allowedSites: ["https://d.test/*"] })).toBe(true);
  });
});

describe("filterRules", () => {
  const rule = (id: string, change: Partial<RuleInfo> = {}): RuleInfo => ({ id, severity: "error", message: "像在责备", tags: [], phrases: ["着什么急"], suggestions: [], off: false, ...change });
  const all = [rule("zh-service/impatience.hurry"), rule("zh-service/habits.hey", { severity: "info", phrases: ["喂"], message: "口头禅", why: "显得随意" }), rule("own/no.rush", { off: true })];
  const found = (filter: Partial<Filter>, rules = {}): string[] => filterRules(all, rules, { query: "", pack: "", severity: "", ...filter }).map(({ id }) => id);

  it.each<[string, Partial<Filter>, string[]]>([
    ["by id", { query: "IMPATIENCE" }, ["zh-service/impatience.hurry"]],
    ["by phrase", { query: "喂" }, ["zh-service/habits.hey"]],
    ["by message and reason", { query: "口头禅 随意" }, ["zh-service/habits.hey"]],
    ["by pack", { pack: "own" }, ["own/no.rush"]],
    ["by severity, not of rules that are off", { severity: "error" }, ["zh-service/impatience.hurry"]],
    ["by being off", { severity: "off" }, ["own/no.rush"]],
  ])("%s", (_, filter, ids) => {
    expect(found(filter)).toEqual(ids);
  });

  it("goes by what was set", () => {
    const rules = { "zh-service/impatience.hurry": "warning", "zh-service/habits.hey": "off" } as const;
    expect(found({ severity: "warning" }, rules)).toEqual(["zh-service/impatience.hurry"]);
    expect(found({ severity: "off" }, rules)).toEqual(["zh-service/habits.hey", "own/no.rush"]);
    expect(found({ severity: "changed" }, rules)).toEqual(["zh-service/impatience.hurry", "zh-service/habits.hey"]);
  });

  // What the page says is what the engine does.
  it.each<Record<string, "off" | Severity>>([
    {},
    { "small/word.unknown": "off" },
    { "small/word.unk*": "info", "small/word.unknown": "warning" },
    { "small/word.unknown": "warning", "*": "info" },
    { "small/*": "off", "small/word.filler": "error" },
    { "*/word.filler": "error", "word.unknown": "off", "small/word": "off", "small/w?rd.*": "off", "small/word*.filler.": "off" },
  ])("goes by what is said of several rules: %j", async (rules) => {
    const linter = await createLinter({ packs: [smallPack], rules });
    const found = new Map(linter.lint("不知道，那个").map(({ rule, severity }) => [rule, severity]));
    for (const info of (await rulesOf([smallPack])).filter(({ id }) => /unknown|filler/.test(id))) {
      expect(inForce(info, rules), info.id).toBe(found.get(info.id) ?? "off");
    }
  });

  it("a rule that its pack has off stays off", () => {
    expect(inForce(rule("own/no.rush", { off: true }), { "own/no.rush": "error" })).toBe("off");
  });
});

describe("choose", () => {
  const files = (...paths: string[]) => paths.map((path) => ({ path }));

  it("takes the sources beside the topmost pack.yaml, named from there", () => {
    const choice = choose(files("mine/README.md", "mine/pack.yaml", "mine/old/pack.yaml", "mine/phrasebook/opening.yaml", "other/rules.yaml", "mine/mine.pack"));
    expect(choice).toEqual({ kind: "source", files: files("pack.yaml", "old/pack.yaml", "phrasebook/opening.yaml") });
  });

  it("takes compiled packs where there are no sources of a pack", () => {
    expect(choose(files("a.pack", "notes.yaml", "b.PACK"))).toEqual({ kind: "compiled", files: files("a.pack", "b.PACK") });
  });

  it("leaves sources without a pack.yaml to the check, which says what is missing", () => {
    expect(choose(files("rules.yaml"))).toEqual({ kind: "source", files: files("rules.yaml") });
  });

  it("takes nothing else", () => {
    expect(choose(files("photo.png"))).toEqual({ kind: "none" });
  });
});

describe("changes", () => {
  it("lists what differs, by name", () => {
    const now = { ...DEFAULTS, rules: { "a/b": "off" as const }, ignored: ["亲亲"], slots: { company: "云帆" } };
    const next = { ...DEFAULTS, rules: { "a/b": "info" as const, "a/c": "off" as const }, ignored: [], slots: { company: "云帆" }, updateHours: 24, welcomed: true, guard: { ...DEFAULTS.guard, sendKeys: ["Enter", "Ctrl+Enter"] } };
    expect(changes(now, next)).toEqual([
      { key: "rules", name: "a/b", before: "off", after: "info" },
      { key: "rules", name: "a/c", before: "", after: "off" },
      { key: "ignored", name: "亲亲", before: "✓", after: "" },
      { key: "guard", name: "sendKeys", before: "Enter", after: "Enter Ctrl+Enter" },
      { key: "updateHours", name: "", before: "12", after: "24" },
    ]);
  });

  it("the same settings differ in nothing", () => {
    expect(changes(DEFAULTS, { ...DEFAULTS })).toEqual([]);
  });
});
