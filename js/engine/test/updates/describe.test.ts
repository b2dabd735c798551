import { describeOutcome, describeStatus, type UpdateLocale, type UpdateReport, type UpdateStatus } from "phraselint/updates";
import { describe, expect, it } from "vitest";
import { en } from "../../dist/updates/words/en.js";
import { zhCN } from "../../dist/updates/words/zhCN.js";
import { zhTW } from "../../dist/updates/words/zhTW.js";

const report = (changes: Partial<UpdateReport>): UpdateReport => ({ at: "2026-11-22T08:00:00Z", outcome: "up-to-date", detail: {}, changed: false, packs: [], ...changes });
const words = { id: "words", version: "1.2.0" };

it.each<[string, Partial<UpdateReport>, Record<UpdateLocale, string>]>([
  ["nothing new", {}, { zh_CN: "规则已是最新。", zh_TW: "規則已是最新。", en: "The rules are up to date." }],
  [
    "new packs",
    { outcome: "updated", changed: true, packs: [{ ...words, outcome: "updated" }, { id: "more", version: "2.0.0", outcome: "updated" }] },
    { zh_CN: "新规则已启用：words 1.2.0、more 2.0.0。", zh_TW: "新規則已啟用：words 1.2.0、more 2.0.0。", en: "New rules are in use: words 1.2.0, more 2.0.0." },
  ],
  [
    "only a pulled rule",
    { outcome: "updated", changed: true, packs: [{ ...words, outcome: "up-to-date" }] },
    { zh_CN: "发布者停用的规则有变动，现已生效。", zh_TW: "發布者停用的規則有變動，現已生效。", en: "The list of rules that the publisher has withdrawn is new, and in use." },
  ],
  [
    "one new, one bad",
    { outcome: "wrong-hash", changed: true, packs: [{ id: "more", version: "2.0.0", outcome: "updated" }, { ...words, outcome: "wrong-hash", detail: { pack: "words" } }] },
    {
      zh_CN: "新规则已启用：more 2.0.0。words 1.2.0 的文件与索引不符（SHA-256 不同）。words 的现有规则继续有效。",
      zh_TW: "新規則已啟用：more 2.0.0。words 1.2.0 的檔案與索引不符（SHA-256 不同）。words 的現有規則繼續有效。",
      en: "New rules are in use: more 2.0.0. The file of words 1.2.0 is not the one in the index: its SHA-256 differs. The rules in use of words go on working.",
    },
  ],
  [
    "an outcome of a later version",
    { outcome: "moon-phase" as UpdateReport["outcome"] },
    {
      zh_CN: "上次检查新规则的结果是“moon-phase”。现有规则继续有效。",
      zh_TW: "上次檢查新規則的結果是「moon-phase」。現有規則繼續有效。",
      en: "The last look for new rules ended with “moon-phase”. The rules in use go on working.",
    },
  ],
])("%s", (_, changes, expected) => {
  for (const [locale, sentence] of Object.entries(expected)) expect(describeOutcome(report(changes), locale as UpdateLocale)).toBe(sentence);
});

it("every language has every outcome, and says what it means", () => {
  const outcomes = Object.keys(en.fault).sort() as (keyof typeof en.fault)[];
  for (const [locale, language] of [["zh_CN", zhCN], ["zh_TW", zhTW], ["en", en]] as const) {
    expect(Object.keys(language.fault).sort()).toEqual(outcomes);
    const detail = { file: "index.json", found: 1, expected: 2, message: "because" };
    const said = outcomes.map((outcome) => describeOutcome(report({ outcome, detail }), locale));
    expect(new Set(said).size).toBe(outcomes.length);
    for (const sentence of said) expect(sentence.endsWith(language.allGoOn), sentence).toBe(true);
  }
});

describe("the status", () => {
  const status: UpdateStatus = { packs: [], off: [], failures: 0, belowMinimum: [] };

  it("is silent when all is well", () => {
    expect(describeStatus({ ...status, index: { version: 1, expires: "2027-01-01T00:00:00Z", expired: false } }, "en")).toEqual([]);
  });

  it("warns", () => {
    const bad: UpdateStatus = {
      ...status,
      root: { version: 1, expires: "2026-10-01T00:00:00Z", expired: true },
      index: { version: 1, expires: "2026-11-01T00:00:00Z", expired: true },
      fallback: { to: "built-in", message: "m" },
      damaged: "d",
      belowMinimum: [{ id: "words", version: "1.0.0", minimum: "2.0.0" }],
    };
    expect(describeStatus(bad, "zh_CN")).toEqual([
      "发布者的根密钥已于 2026-10-01 过期。现有规则继续有效，但不再更新。",
      "规则可能不是最新：发布者只保证到 2026-11-01。现有规则继续有效。",
      "保存的规则无法载入（m），已改用随程序附带的规则。",
      "本机保存的内容无法读取（d），将重新下载。",
      "正在使用的 words 是 1.0.0 版，而要求 2.0.0 或更新。",
    ]);
    expect(describeStatus(bad, "en")).toHaveLength(5);
    expect(describeStatus(bad, "zh_TW")).toHaveLength(5);
  });
});
