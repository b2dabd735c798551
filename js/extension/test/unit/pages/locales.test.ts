import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const extension = fileURLToPath(new URL("../../../", import.meta.url));
const LOCALES = ["zh_CN", "zh_TW", "en"] as const;

type Messages = Readonly<Record<string, { readonly message: string }>>;

const read = (locale: string): Messages => JSON.parse(readFileSync(join(extension, "public/_locales", locale, "messages.json"), "utf8"));
const messages = Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)])) as Record<(typeof LOCALES)[number], Messages>;
const source = messages.zh_CN;
const placeholders = (message: string): string[] => [...new Set(message.match(/\$\d/g))].sort();

const code = [join(extension, "src"), join(extension, "scripts")].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => [".ts", ".html", ".js"].includes(extname(name))).map((name) => readFileSync(join(folder, name), "utf8")),
).join("\n");
const inCode = (pattern: RegExp): string[] => [...code.matchAll(pattern)].flatMap(([, key]) => key ?? []);

describe.each(LOCALES)("%s", (locale) => {
  it("has the keys of zh_CN, in the same order", () => {
    expect(Object.keys(messages[locale])).toEqual(Object.keys(source));
  });

  it("has no empty message", () => {
    expect(Object.entries(messages[locale]).filter(([, { message }]) => message.trim() === "")).toEqual([]);
  });

  it("has the placeholders of zh_CN", () => {
    const differing = Object.keys(source).filter((key) => placeholders(messages[locale][key]?.message ?? "").join() !== placeholders(source[key]?.message ?? "").join());
    expect(differing).toEqual([]);
  });

  it("says its own name", () => {
    expect(messages[locale]["localeName"]?.message).toBe(locale);
  });

  it("says in its store texts what the manifest says", () => {
    const paragraphs = readFileSync(join(extension, "store", `${locale}.md`), "utf8").split("\n");
    expect(paragraphs).toContain(messages[locale]["extName"]?.message);
    expect(paragraphs).toContain(messages[locale]["extDescription"]?.message);
  });

  it("keeps what stores show within their limits", () => {
    expect(messages[locale]["extName"]?.message.length).toBeLessThanOrEqual(45);
    expect(messages[locale]["extDescription"]?.message.length).toBeLessThanOrEqual(132);
  });
});

it("zh_TW has no word that is said otherwise in Taiwan", () => {
  // Of mainland wording turned to Traditional characters, the likeliest to slip in.
  const foreign = /設置|網絡|默認|文件夾|快捷鍵|擴展|信息|軟件|保存|加載|卸載|支持|搜索|程序|導入|導出|屏幕|鼠標|賬號|發送|打開|選中|級別|密鑰/;
  expect(Object.entries(messages.zh_TW).filter(([, { message }]) => foreign.test(message))).toEqual([]);
});

it("zh_TW has no Simplified character", () => {
  // The commonest of those that Traditional text never has.
  const simplified = /[规则设网语检级别关开启读写过进这们时间实发现问题议页标输选择还没导资讯权删图应装载为对书务话联编释认识让说请谢变动处复后当]/;
  const slips = Object.entries(messages.zh_TW).filter(([, { message }]) => simplified.test(message));
  expect(slips).toEqual([]);
});

it("every key is used", () => {
  const isUsed = (key: string): boolean => code.includes(`"${key}"`) || code.includes(`__MSG_${key}__`);
  expect(Object.keys(source).filter((key) => !isUsed(key))).toEqual([]);
});

it("every used key is there", () => {
  const used = [...inCode(/\btext\("(\w+)"/g), ...inCode(/data-(?:text|label)="(\w+)"/g), ...inCode(/__MSG_(\w+)__/g)];
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used)].filter((key) => !(key in source))).toEqual([]);
});
