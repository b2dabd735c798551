// The package as a customer gets it: packed, installed from the tarball without a network, and used in plain Node, by a
// TypeScript compiler, and on a page built with Vite.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../../tools/browser.js";
import { serve } from "../../../tools/serve.js";

const engine = fileURLToPath(new URL("../..", import.meta.url));
const tsc = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const customer = mkdtempSync(join(tmpdir(), "phraselint-customer-"));
const site = join(customer, "site");
const npm = (args: string[], cwd: string) => execFileSync("npm", [...args, "--loglevel=error"], { cwd, encoding: "utf8" });

const expected = JSON.stringify((await createLinter({ packs: [zhService] })).lint("我不知道,你等一下"));
let packed: { filename: string; files: { path: string }[] };
let browser: Browser;

beforeAll(async () => {
  [packed] = JSON.parse(npm(["pack", "--json", "--pack-destination", customer], engine));
  cpSync(fileURLToPath(new URL("./consumer", import.meta.url)), customer, { recursive: true });
  writeFileSync(join(customer, "package.json"), '{ "name": "customer", "private": true, "type": "module" }');
  npm(["install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`], customer);
  await build({
    root: customer,
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: site,
      rolldownOptions: {
        input: { index: join(customer, "index.html"), "service-worker": join(customer, "service-worker.ts") },
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(customer, { recursive: true });
});

describe("the tarball", () => {
  it("holds what is built, and nothing else", () => {
    const folders = new Set(packed.files.map(({ path }) => path.replace(/[^/]*$/, "")));
    expect([...folders].sort()).toEqual(expect.arrayContaining(["", "dist/", "dist/dom/", "dist/load/", "dist/packs/", "wasm/"]));
    for (const { path } of packed.files) {
      expect(path).toMatch(/^(package\.json|README\.md|LICENSE|dist\/.*\.(js|d\.ts)|wasm\/phraselint(\.js|_bg\.wasm)|wasm-author\/author(\.js|_bg\.wasm))$/);
    }
  });

  it("works in plain Node", () => {
    expect(execFileSync("node", ["node.js"], { cwd: customer, encoding: "utf8" }).trim()).toBe(expected);
  });

  it.each([
    ["bundler", "ESNext"],
    ["nodenext", "NodeNext"],
  ])("has types for moduleResolution %s", (resolution, module) => {
    const strict = ["--noEmit", "--strict", "--target", "ES2022", "--lib", "ES2022,DOM"];
    // Throws with the compiler's words when there is an error.
    execFileSync(tsc, [...strict, "--module", module, "--moduleResolution", resolution, "types.ts"], { cwd: customer, encoding: "utf8" });
  });
});

/** Opens the built page and waits for what it says of itself. */
async function open(ids: string[], options?: Parameters<typeof serve>[1]): Promise<string[]> {
  const server = await serve(site, options);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    return await Promise.all(ids.map((id) => page.locator(`#${id}`).innerText()));
  } finally {
    await context.close();
    await server.close();
  }
}

describe("a page built with Vite", () => {
  it("lints in the page, in a worker and in a service worker", async () => {
    expect(await open(["page", "worker", "service-worker"])).toEqual([expected, expected, expected]);
  });

  it("lints when the server does not know WebAssembly's content type", async () => {
    expect(await open(["page"], { types: { ".wasm": "application/octet-stream" } })).toEqual([expected]);
  });

  it("says so when the page's policy forbids WebAssembly", async () => {
    const [said] = await open(["page"], { headers: { "content-security-policy": "script-src 'self'" } });
    expect(said).toMatch(/^Error: phraselint: cannot compile .*Content Security Policy/);
  });
});
