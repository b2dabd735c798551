// A channel as a publisher makes it, by the command, and as a client reads it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createUpdater, memoryStore, type UpdateReport } from "phraselint/updates";
import { afterAll, beforeAll, expect, it } from "vitest";
import { command } from "../support.js";
import { lyingServer, type LyingServer } from "./lyingServer.js";
import { writePack } from "./publisher.js";
import { builtIn, ruleNames, second, third } from "./setUp.js";

const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
const file = (name: string) => join(folder, name);
const pack = (...args: string[]) => execFileSync(command, ["pack", ...args], { stdio: "pipe", encoding: "utf8" });
let server: LyingServer;
let updater: ReturnType<typeof createUpdater>;

/** Serves what is in the folder now. */
function publish(): void {
  for (const name of readdirSync(file("channel"))) server.files.set(name, new Uint8Array(readFileSync(join(file("channel"), name))));
}
const outcomes = ({ outcome, packs }: UpdateReport) => [outcome, ...packs.map(({ id, version, outcome }) => `${id} ${version} ${outcome}`)];

beforeAll(async () => {
  server = await lyingServer();
  for (const key of ["ann", "bob", "eve", "index", "index2"]) pack("keygen", file(key));
  const rootKeys = ["ann", "bob", "eve"].flatMap((key) => ["--root-key", file(`${key}.pub`)]);
  pack("root", "-o", file("root.json"), ...rootKeys, "--root-threshold", "2", "--index-key", file("index.pub"));
  pack("sign", file("root.json"), "--key", file("ann"), "--key", file("bob"));

  writePack(file("second"), second);
  pack("index", "-o", file("channel"), "--packs", file("second"));
  pack("sign", join(file("channel"), "index.json"), "--key", file("index"));
  publish();
  updater = createUpdater({
    index: `${server.url}/index.json`,
    keys: readFileSync(file("root.json"), "utf8"),
    store: memoryStore(),
    builtIn: [builtIn],
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

it("is taken", async () => {
  expect(outcomes(await updater.check())).toEqual(["updated", "words 1.1.0 updated"]);
  expect(await ruleNames(updater)).toEqual(["first", "second"]);
});

it("is renewed: a new version of the pack, and a rule pulled", async () => {
  const index = join(file("channel"), "index.json");
  writePack(file("third"), third);
  pack("index", "-o", file("channel"), "--packs", file("third"), "--after", index, "--off", "words/word.second");
  publish();
  expect(outcomes(await updater.check())).toEqual(["too-few-signatures"]);

  pack("sign", index, "--key", file("index"));
  publish();
  expect(outcomes(await updater.check())).toEqual(["updated", "words 1.2.0 updated"]);
  expect(await ruleNames(updater)).toEqual(["first", "third"]);
});

it("changes its keys", async () => {
  const index = join(file("channel"), "index.json");
  const next = join(file("channel"), "2.root.json");
  pack("root", "-o", next, "--after", file("root.json"), "--root-key", file("bob.pub"), "--root-threshold", "1", "--index-key", file("index2.pub"));
  pack("sign", next, "--key", file("eve"), "--key", file("bob"));
  publish();
  expect(outcomes(await updater.check())).toEqual(["unknown-key"]);

  pack("index", "-o", file("channel"), "--after", index, "--on", "words/word.second");
  pack("sign", index, "--key", file("index2"));
  publish();
  expect(outcomes(await updater.check())).toEqual(["updated", "words 1.2.0 up-to-date"]);
  expect(await ruleNames(updater)).toEqual(["first", "second", "third"]);
  expect((await updater.current()).status).toMatchObject({ root: { version: 2 }, index: { version: 3 } });
});

it("passes the command's own check", () => {
  pack("verify", file("channel"), "--root", file("root.json"));
});
