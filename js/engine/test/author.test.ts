// Checking packs in JavaScript: the same problems as the command finds, in its words.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createLinter } from "phraselint";
import { checkPack, type PackFile, rulesOf } from "phraselint/author";
import { zhCommerce } from "phraselint/packs/zh-commerce";
import { zhService } from "phraselint/packs/zh-service";
import { describe, expect, it } from "vitest";
import { command, inTemporaryFolder, overlay, root, smallPack } from "./support.js";

const manifest = "id: shop\nversion: 1.0.0\ntitle: 店铺\nlanguage: zh-CN\nowner: 我们\nlicence: MIT\n";
const rule = (id: string, keys: string) =>
  `- { id: ${id}, severity: error, suggest: [请您], message: 不妥, why: 因为, bad: [快点说], good: [好], ${keys} }\n`;

/** What the command says of the same files, a line each, with the folder taken out. */
function byCommand(files: readonly PackFile[]): string[] {
  return inTemporaryFolder((folder) => {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { stderr } = spawnSync(command, ["pack", "check", folder], { encoding: "utf8" });
    return stderr.replaceAll(`${folder}/`, "").split("\n").filter(Boolean);
  });
}

const asLines = ({ problems }: Awaited<ReturnType<typeof checkPack>>) =>
  problems.map(({ file, line, column, severity, message }) => `${file}:${line}:${column}: ${severity === "warning" ? "warning: " : ""}${message}`);

describe("checkPack", () => {
  it.each<[name: string, files: Record<string, string>, problems: number]>([
    ["nothing wrong", { "pack.yaml": manifest, "r.yaml": rule("r.a", "phrases: [快点]") }, 0],
    ["no files", {}, 1],
    ["no manifest", { "r.yaml": rule("r.a", "phrases: [快点]") }, 1],
    ["no YAML", { "pack.yaml": manifest, "r.yaml": "- [" }, 1],
    ["what is misspelt", { "pack.yaml": manifest.replace("owner", "ownr"), "r.yaml": rule("r.a", "phrase: [快点]") }, 2],
    ["phrases that are wrong", { "pack.yaml": manifest, "r.yaml": rule("r.a", "phrases: ['快+', '{me}', '(', '[\\p{Han}]', '快.{0,70}']") }, 5],
    ["ids and examples", { "pack.yaml": manifest, "r.yaml": rule("r.a", "phrases: [快点]") + rule("r.a", "phrases: [等着]") + rule("r.b", "phrases: [等着]") }, 2],
    ["what is doubtful", { "pack.yaml": `${manifest}sets: { you: [你] }\n`, "r.yaml": rule("r.a", "phrases: [快点, 快点], valid_to: 2020-01-01, date: x") }, 1],
    ["a rule whose time is over", { "pack.yaml": `${manifest}sets: { you: [你] }\n`, "r.yaml": rule("r.a", "phrases: [快点, 快点], valid_to: 2020-01-01") }, 3],
    ["an unknown file", { "pack.yaml": manifest, "r.txt": "" }, 1],
    ["no base", { "pack.yaml": `${manifest}extends: market\n` }, 1],
    ["an overlay of nothing", { "pack.yaml": manifest, "overrides.yaml": "[{ rules: [x.y], off: true }]" }, 1],
  ])("%s", async (_, texts, problems) => {
    const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
    const checked = await checkPack(files);
    expect(asLines(checked)).toHaveLength(problems);
    expect(asLines(checked)).toEqual(byCommand(files));
    expect(checked.pack !== undefined, "there is a pack unless there is an error").toBe(checked.problems.every(({ severity }) => severity === "warning"));
  });

  // A pack that says when phrases are searched for by sound is among them.
  it.each<[folder: string, compiled: Uint8Array]>([["rules/zh-commerce", zhCommerce], ["js/engine/test/pack", smallPack]])("compiles %s to the bytes of the command", async (folder, compiled) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".yaml"))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(root, folder, path), "utf8") }));
    const { pack, problems } = await checkPack(files);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(pack).toEqual(compiled);
  });

  it("looks for the base among the packs at hand, and leaves the others out", async () => {
    const files = [
      { path: "pack.yaml", text: `${manifest}extends: small\n` },
      { path: "overrides.yaml", text: "[{ rules: [word.unknown], off: true }, { rules: [word.unkown], off: true }]" },
    ];
    const { problems } = await checkPack(files, [zhService, smallPack, zhCommerce]);
    expect(problems).toMatchObject([{ file: "overrides.yaml", line: 1, severity: "error", message: "small has no rule word.unkown; did you mean word.unknown?" }]);
    await expect(checkPack(files, [new Uint8Array([1, 2, 3])])).rejects.toThrow("not a compiled pack: it starts with 01 02 03");
  });
});

describe("rulesOf", () => {
  it("lists every rule of a pack", async () => {
    const rules = await rulesOf([zhService]);
    const [info] = (await createLinter({ packs: [zhService] })).packs;
    expect(rules).toHaveLength(info!.rules);
    const one = rules.find(({ id }) => id === "zh-service/impatience.already-told")!;
    expect(one).toMatchObject({ severity: "error", off: false });
    expect(one.phrases.length).toBeGreaterThan(0);
    const explained = execFileSync(command, ["explain", "impatience.already-told"], { encoding: "utf8" });
    for (const text of [one.message, ...one.phrases, ...one.suggestions]) expect(explained).toContain(text);
  });

  it("has what overlays change", async () => {
    const acme = overlay("[{ rules: [word.unknown], off: true }, { rules: [word.filler], severity: error, message: 公司不许, suggest: [请稍候] }]");
    const rules = await rulesOf([smallPack, acme]);
    expect(rules.find(({ id }) => id === "small/word.unknown")).toMatchObject({ off: true });
    const filler = rules.find(({ id }) => id === "small/word.filler")!;
    expect(filler).toMatchObject({ off: false, severity: "error", message: "公司不许" });
    expect(filler.suggestions[0]).toBe("请稍候");
    await expect(rulesOf([acme])).rejects.toThrow("the pack acme overlays small, which is not given; give both");
  });
});
