// Packs that overlay another, given together with it.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "phraselint";
import { expect, it } from "vitest";
import { compiled, inTemporaryFolder, overlay, root, smallPack } from "./support.js";

const load = (...packs: Uint8Array[]) => createLinter({ packs });

it.each([
  ["by its id", "[{ rules: [word.unknown], off: true }]"],
  ["by a pattern", "[{ rules: ['*.unk*'], off: true }]"],
])("silences a rule %s, in whatever order they are given", async (_, overrides) => {
  const acme = overlay(overrides);
  for (const packs of [[smallPack, acme], [acme, smallPack]]) {
    const linter = await load(...packs);
    expect(linter.lint("那个不知道").map(({ rule }) => rule)).toEqual(["small/word.filler"]);
  }
  expect((await load(smallPack)).lint("不知道"), "alone the base is as it was").toHaveLength(1);
});

it("sharpens a rule, words it anew, and offers its own suggestion first", async () => {
  const overrides = "[{ rules: [word.filler], severity: error, message: 公司不许, suggest: ['{company}为您服务'] }]";
  const linter = await load(smallPack, overlay(overrides, "slots: { company: 云帆 }"));
  const [found] = linter.lint("那个请稍等");
  expect(found).toMatchObject({ rule: "small/word.filler", severity: "error", message: "公司不许" });
  expect(found!.suggestions.map(({ text }) => text)).toEqual(["云帆为您服务", ""]);
});

it("adds exceptions", async () => {
  const linter = await load(smallPack, overlay("[{ rules: [word.unknown], except: [不知道您], good: [不知道您方便吗] }]"));
  expect(linter.lint("不知道您方便吗")).toEqual([]);
  expect(linter.lint("不知道")).toHaveLength(1);
});

it("says of itself what it overlays, and how many rules are left", async () => {
  const linter = await load(smallPack, overlay("[{ rules: [word.unknown, word.filler], off: true }]"));
  expect(linter.packs).toMatchObject([{ id: "small", rules: 3 }, { id: "acme", extends: "small", rules: 0 }]);
  expect(linter.packs[0]).not.toHaveProperty("extends");
});

it("refuses an overlay without its base", async () => {
  const acme = overlay("[{ rules: [word.unknown], off: true }]");
  await expect(load(acme)).rejects.toThrow("the pack acme overlays small, which is not given; give both");
});

it("refuses a change of a rule that is not there", async () => {
  expect(() => overlay("[{ rules: [word.unkown], off: true }]")).toThrow("small has no rule word.unkown; did you mean word.unknown?");

  const acme = overlay("[{ rules: [word.unknown], off: true }]");
  const other = inTemporaryFolder((folder) => {
    copyFileSync(join(root, "js/engine/test/pack/pack.yaml"), join(folder, "pack.yaml"));
    return compiled(folder);
  });
  await expect(load(other, acme)).rejects.toThrow(
    "the pack acme changes a rule word.unknown, but small has none; mend it in overrides.yaml of acme, or give the small that it was made for",
  );
});
