// A publisher's own build: the address of the channel and root keys, two of three, are inside. Nobody sets anything in the browser.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UpdateReport } from "phraselint/updates";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lyingServer, type LyingServer } from "../../../engine/test/updates/lyingServer.js";
import { command, root } from "../../../engine/test/support.js";
import { build } from "../../scripts/build.js";
import { TEST_HOSTS } from "../build.js";
import { sees, TEXTAREA, type, useExtension } from "./support.js";

/** The built-in pack finds nothing in it. */
const REBATE = "给五星好评返现5元";

const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
const file = (name: string): string => join(folder, name);
const pack = (...args: string[]) => execFileSync(command, ["pack", ...args], { stdio: "pipe" });
const keys = ["ann", "bob", "eve"].flatMap((name) => ["--root-key", file(`${name}.pub`)]);
let server: LyingServer;

/** Serves what the folder holds now. */
function publish(): void {
  for (const name of readdirSync(file("public"))) server.files.set(name, new Uint8Array(readFileSync(join(file("public"), name))));
}

beforeAll(async () => {
  for (const name of ["ann", "bob", "eve", "release", "release-2"]) pack("keygen", file(name));
  pack("root", "-o", file("root.json"), ...keys, "--root-threshold", "2", "--index-key", file("release.pub"));
  pack("sign", file("root.json"), "--key", file("ann"), "--key", file("bob"));
  pack("index", "-o", file("public"), "--packs", join(root, "rules/zh-commerce"));
  pack("sign", file("public/index.json"), "--key", file("release"));
  server = await lyingServer();
  publish();
  writeFileSync(file("channel.json"), JSON.stringify({ index: `${server.url}/index.json` }));
}, 60_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const extension = useExtension(undefined, false, async () => {
  await build({ out: file("out"), targets: ["chrome"], testHosts: TEST_HOSTS, channel: folder });
  return file("out/chrome");
});
const check = () => extension.ask<UpdateReport>("checkUpdates");

it("takes packs from the channel inside, and follows its keys by the threshold alone", async () => {
  const page = await extension.open(TEXTAREA);
  const field = page.locator("#field");
  await type(field, REBATE);
  await sees(field, 0);
  expect(await check()).toMatchObject({ outcome: "updated", packs: [{ id: "zh-commerce", outcome: "updated" }] });
  // In the page that is open, as it is.
  await sees(field, 1);

  pack("root", "-o", file("public/2.root.json"), "--after", file("root.json"), ...keys, "--root-threshold", "2", "--index-key", file("release-2.pub"));
  pack("sign", file("public/2.root.json"), "--key", file("eve"));
  pack("index", "-o", file("public"), "--after", file("public/index.json"), "--off", "zh-commerce/reviews.paid");
  pack("sign", file("public/index.json"), "--key", file("release-2"));
  publish();
  expect(await check()).toMatchObject({ outcome: "too-few-signatures", changed: false });
  await sees(field, 1);

  pack("sign", file("public/2.root.json"), "--key", file("bob"));
  publish();
  expect(await check()).toMatchObject({ outcome: "updated", changed: true });
  await sees(field, 0);
});
