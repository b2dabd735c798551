import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "phraselint";
import zhServiceDefault, { pack, zhService } from "phraselint/packs/zh-service";
import { describe, expect, it } from "vitest";
import { root, smallPack } from "./support.js";

const small = await createLinter({ packs: [smallPack] });

describe("a diagnostic", () => {
  it("is plain data with its keys in the order of the contract", () => {
    expect(JSON.stringify(small.lint("这个我不知道"))).toBe(
      JSON.stringify([
        {
          rule: "small/word.unknown",
          severity: "error",
          start: 3,
          end: 6,
          text: "不知道",
          message: "推给了客户",
          why: "客户要的是答案",
          suggestions: [
            { text: "{surname}{title}，我帮您查一下", start: 3, end: 6, when: "能查到" },
            { text: "我请同事来回答", start: 3, end: 6 },
          ],
        },
      ]),
    );
  });

  it("leaves out what its rule does not have", () => {
    const [filler] = small.lint("那个请稍等");
    expect(Object.keys(filler!)).toEqual(["rule", "severity", "start", "end", "text", "message", "suggestions"]);
    expect(filler!.suggestions).toEqual([{ text: "", start: 0, end: 2 }]);
  });

  it("survives structuredClone and JSON", () => {
    const found = small.lint("那个我不知道");
    expect(structuredClone(found)).toEqual(found);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});

describe("lint", () => {
  it("gives the slips in order of their start, and the same every time", () => {
    const text = "那个，不知道。那个，不知道";
    const found = small.lint(text);
    expect(found.map(({ start, end }) => [start, end])).toEqual([[0, 2], [3, 6], [7, 9], [10, 13]]);
    expect(small.lint(text)).toEqual(found);
  });

  it("finds both slips of 我不知道,你等一下 with the pack that is shipped", async () => {
    const linter = await createLinter({ packs: [zhService] });
    const text = "我不知道,你等一下";
    const found = linter.lint(text);
    expect(found.some((one) => one.start < 4)).toBe(true);
    expect(found.some((one) => one.start > 4)).toBe(true);
    for (const one of found) {
      expect(one.text).toBe(text.slice(one.start, one.end));
      expect(one.suggestions.length).toBeGreaterThan(0);
    }
    expect(linter.lint("您好,请问有什么可以帮助您")).toEqual([]);
  });

  it("names what it was given when that is no string", () => {
    for (const [value, name] of [[undefined, "undefined"], [null, "null"], [7, "number"], [["不知道"], "[object Array]"]]) {
      expect(() => small.lint(value as string)).toThrow(`phraselint: lint() takes a string, but got ${name}`);
    }
  });
});

describe("the module of a pack", () => {
  it("has the bytes of the pack under three names", () => {
    expect(Buffer.from(zhService).equals(readFileSync(join(root, "js/engine/packs/zh-service.pack")))).toBe(true);
    expect(pack).toBe(zhService);
    expect(zhServiceDefault).toBe(zhService);
  });
});

describe("a linter", () => {
  it("says what its packs are", async () => {
    expect(small.packs).toEqual([
      {
        id: "small",
        version: "1.2.3",
        title: "测试",
        language: "zh-CN",
        scenes: [{ id: "opening", label: "开场" }, { id: "closing", label: "结束" }],
        rules: 5,
      },
    ]);
    const both = await createLinter({ packs: [zhService, smallPack] });
    expect(both.packs.map(({ id }) => id)).toEqual(["zh-service", "small"]);
  });

  it("is independent of the others", async () => {
    const [first, second, third] = await Promise.all([
      createLinter({ packs: [smallPack], slots: { surname: "王" } }),
      createLinter({ packs: [smallPack], slots: { surname: "李" } }),
      createLinter({ packs: [zhService] }),
    ]);
    const suggested = () => [first, second].map((linter) => linter.lint("不知道")[0]!.suggestions[0]!.text);
    expect(suggested()).toEqual(["王{title}，我帮您查一下", "李{title}，我帮您查一下"]);
    expect(third.lint("那个请稍等").every(({ rule }) => rule.startsWith("zh-service/"))).toBe(true);
    expect(suggested()).toEqual(["王{title}，我帮您查一下", "李{title}，我帮您查一下"]);
  });

  it("stays usable for many thousand messages", () => {
    for (let i = 0; i < 20_000; i += 1) small.lint(`第${i}条：那个不知道`);
    expect(small.lint("不知道")).toHaveLength(1);
  });
});
