// What others can get out of the extension: the page that it works in, and another extension beside it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { testFolder } from "../build.js";
import { expectNothingLearnt, learnt, pretend, reachAsPage, spy } from "../hostile.js";
import { asNeighbour, nothing, reach, secretsOf, writeNeighbour } from "../neighbour.js";
import { drawn, MESSAGE, sees, SLIPS, TEXTAREA, useExtension } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
const both = [testFolder("chrome"), writeNeighbour(join(folder, "neighbour"))].join();
const extension = useExtension(() => [`--disable-extensions-except=${both}`, `--load-extension=${both}`]);
const ours = () => ({ id: extension.id, url: `chrome-extension://${extension.id}/` });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function typed(text: string, underlines: number, before = "") {
  const page = await extension.open(before + TEXTAREA);
  const field = page.locator("#field");
  await field.click();
  await page.keyboard.insertText(text);
  await sees(field, underlines);
  return { page, field };
}

it("a page learns nothing of what was found", () =>
  expectNothingLearnt(async (text, underlines) => (await typed(text, underlines, `<script>(${spy})()</script>`)).page.evaluate(learnt, text)));

it("a page reaches neither the extension nor its files", async () => {
  const got = await (await extension.open(TEXTAREA)).evaluate(reachAsPage, ours());
  expect(got).toEqual(nothing(got));
});

it("a page cannot steer the script by messages or events of its own", async () => {
  const { page, field } = await typed(MESSAGE, SLIPS);
  await page.evaluate(pretend);
  for (let frames = 0; frames < 20; frames += 1) await drawn(page);
  await sees(field, SLIPS);
  expect(await field.inputValue()).toBe(MESSAGE);
  expect(await page.locator("phraselint-card").count()).toBe(0);
});

it("another extension reaches neither it nor its files, and reads nothing in the page but where there are lines", async () => {
  const { page } = await typed(MESSAGE, SLIPS);
  const { got, seen, home } = await page.evaluate(asNeighbour, ours());
  expect(got).toEqual(nothing(got));
  // It does see the closed tree: otherwise this would prove nothing.
  expect(seen).toContain("closed tree");
  for (const secret of await secretsOf(MESSAGE)) expect(seen).not.toContain(secret);
  expect(seen).toContain("phraselint: false");
  await page.goto(home);
  const gotAtHome = await page.evaluate(reach, ours());
  expect(gotAtHome).toEqual(nothing(gotAtHome));
  // What it may read it does get.
  expect(await page.evaluate(reach, { ...ours(), url: new URL(".", home).href })).toMatchObject({ "manifest.json": "got 200" });
});
