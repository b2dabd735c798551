// What others can get out of the add-on: the page that it works in, and another add-on beside it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { expectNothingLearnt, learnt, pretend, reachAsPage, spy } from "../hostile.js";
import { asNeighbour, nothing, reach, secretsOf, writeNeighbour } from "../neighbour.js";
import { ID, OWN } from "./launch.js";
import { sees, textOf, type, useFirefox } from "./support.js";

const firefox = useFirefox();
const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
const ours = { id: ID, url: OWN };

beforeAll(async () => {
  await firefox.browser.installExtension(writeNeighbour(join(folder, "neighbour")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function typed(text: string, underlines: number, before = "") {
  const page = await firefox.open(before + TEXTAREA);
  const field = await type(page, text);
  await sees(field, underlines);
  return { page, field };
}

it("a page learns nothing of what was found", () =>
  expectNothingLearnt(async (text, underlines) => (await typed(text, underlines, `<script>(${spy})()</script>`)).page.evaluate(learnt, text)));

it("a page reaches neither the add-on nor its files", async () => {
  const got = await (await firefox.open(TEXTAREA)).evaluate(reachAsPage, ours);
  expect(got).toEqual(nothing(got));
});

it("a page cannot steer the script by messages or events of its own", async () => {
  const { page, field } = await typed(MESSAGE, SLIPS);
  await page.evaluate(pretend);
  for (let frames = 0; frames < 20; frames += 1) await page.evaluate(() => new Promise(requestAnimationFrame));
  await sees(field, SLIPS);
  expect(await textOf(field)).toBe(MESSAGE);
  expect(await page.$("phraselint-card")).toBeNull();
});

it("another add-on reaches neither it nor its files, and reads nothing in the page but where there are lines", async () => {
  const { page } = await typed(MESSAGE, SLIPS);
  const { got, seen, home } = await page.evaluate(asNeighbour, ours);
  expect(got).toEqual(nothing(got));
  // It does see the closed tree: otherwise this would prove nothing.
  expect(seen).toContain("closed tree");
  for (const secret of await secretsOf(MESSAGE)) expect(seen).not.toContain(secret);
  expect(seen).toContain("phraselint: false");
  const own = await firefox.openOwn(home);
  const gotAtHome = await own.evaluate(reach, ours);
  expect(gotAtHome).toEqual(nothing(gotAtHome));
  // What it may read it does get.
  expect(await own.evaluate(reach, { ...ours, url: new URL(".", home).href })).toMatchObject({ "manifest.json": "got 200" });
});
