// A build that knows where its packs are renewed from, for publishers who ship the extension themselves.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newKey, rootPayload, sign } from "../../../engine/test/updates/publisher.js";
import { build } from "../../scripts/build.js";

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "phraselint-")); });
afterEach(() => rmSync(folder, { recursive: true }));

const INDEX = "https://rules.example.com/index.json";
const key = await newKey();
const ROOT = await sign("root", rootPayload(1, { root: [key], index: [key] }), [key]);

async function built(): Promise<string> {
  const out = join(folder, "out");
  await build({ out, targets: ["firefox"], channel: folder });
  return readFileSync(join(out, "firefox/background.js"), "utf8");
}

it("has the address and the pinned root of its channel inside", async () => {
  writeFileSync(join(folder, "root.json"), ROOT);
  writeFileSync(join(folder, "channel.json"), JSON.stringify({ index: INDEX }));
  const background = await built();
  expect(background).toContain(INDEX);
  // What a signature is made of needs no escape in any string.
  expect(background).toContain((JSON.parse(ROOT) as { signatures: { signature: string }[] }).signatures[0]?.signature);
}, 60_000);

it.each<[string, Record<string, string>, RegExp]>([
  ["without an address", { "root.json": ROOT, "channel.json": "{}" }, /channel\.json: index must be the address of an index\.json, but is undefined/],
  ["over http", { "root.json": ROOT, "channel.json": '{"index":"http://rules.example.com/index.json"}' }, /must begin with https:\/\//],
  ["with a root that is none", { "root.json": "{}", "channel.json": JSON.stringify({ index: INDEX }) }, /the configured root: signatures must be an array/],
])("is not built %s", async (_, files, message) => {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  await expect(built()).rejects.toThrow(message);
}, 60_000);
