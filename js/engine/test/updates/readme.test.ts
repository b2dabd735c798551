// The README's examples of updates, as they stand there, in a process of their own.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { transformWithOxc } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { indexPayload } from "./publisher.js";
import { type Channel, newChannel, publishedThird } from "./setUp.js";

const engine = fileURLToPath(new URL("../..", import.meta.url));
const [, section = ""] = readFileSync(`${engine}/README.md`, "utf8").split("## Packs that renew themselves");
const [whole, parts] = [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);

let channel: Channel;
beforeAll(async () => {
  channel = await newChannel();
  await channel.offer(indexPayload(1, [publishedThird]), [publishedThird]);
});
afterAll(() => channel.server.close());

/** Runs an example, then what is asked of it. The addresses in it lead to the test's server. */
async function run(example: string, after: string): Promise<string> {
  const prelude = `
    const { url, root } = JSON.parse(process.argv[1]), real = fetch;
    globalThis.fetch = (address, init) =>
      address === "/phraselint/root.json" ? new Response(root) : real(String(address).replace("https://rules.example.com", url), init);\n`;
  const { code } = await transformWithOxc(`${example}\n${after}`, "example.ts");
  const options = JSON.stringify({ url: channel.server.url, root: channel.root });
  const { stdout } = await promisify(execFile)("node", ["--input-type=module", "-e", prelude + code, options], { cwd: engine });
  return stdout;
}

it("a linter that renews itself", async () => {
  const said = await run(whole!.replace("const root =", "const itsRoot =").replace("keys: root", "keys: itsRoot"), "console.log(linter.packs.map(({ id }) => id).join());");
  expect(said).toBe("New rules are in use: words 1.2.0.\nzh-service,words\n");
});

it("the parts", async () => {
  const inNode = parts!.replace("indexedDbStore()", "memoryStore()").replace("indexedDbStore", "memoryStore");
  const said = await run(`const index = "https://rules.example.com/index.json";\n${inNode}`, "console.log(next > new Date(0), linter.packs.map(({ id }) => id).join());");
  expect(said).toBe("true zh-service,words\n");
});
