import { expect, it } from "vitest";
import { choose } from "../../src/packs/choose.js";

/** Files by name; a name with a folder is that of a file in it. */
const files = (...names: string[]) => names.map((name) => ({ name, isInFolder: name.includes("/") }));

it.each([
  ["a pack", ["a.pack"], ["a.pack"]],
  ["several, whatever the case", ["a.pack", "b.PACK"], ["a.pack", "b.PACK"]],
  ["a pack beside its sources", ["shop/pack.yaml", "shop/words.yml", "shop/shop.pack"], ["shop/shop.pack"]],
  ["a pack and another file", ["a.pack", "notes.txt"], ["a.pack"]],
  ["another file by itself", ["notes.txt"], ["notes.txt"]],
  ["a file whose name only looks like it", ["a.pack.zip"], ["a.pack.zip"]],
])("loads %s", (_, names, expected) => {
  expect(choose(files(...names), false)).toEqual(files(...expected));
});

it.each([
  ["a folder of sources", ["shop/pack.yaml", "shop/notes.txt"], "source"],
  ["sources by themselves", ["words.yml"], "source"],
  ["sources in capitals", ["WORDS.YAML"], "source"],
  ["a folder of other files", ["shop/notes.txt"], "none"],
  ["an empty folder", [], "none"],
])("loads nothing from %s", (_, names, lack) => {
  expect(choose(files(...names), false)).toBe(lack);
});

it("tells when it has not seen all of them", () => {
  expect(choose(files("home/notes.txt"), true)).toBe("tooMany");
  expect(choose(files("home/notes.txt", "home/a.pack"), true)).toEqual(files("home/a.pack"));
});
