// Where the engine's WebAssembly may come from, in both loaders, and what is said when it cannot be had.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../tools/serve.js";
import { loadModule as loadInNode } from "../dist/load/node.js";
import { loadModule as loadOnTheWeb } from "../dist/load/web.js";

const folder = fileURLToPath(new URL("../wasm", import.meta.url));
const path = join(folder, "phraselint_bg.wasm");
const bytes = await readFile(path);
const hint = "Serve the file “phraselint/phraselint.wasm” with your application and give createLinter its address as `wasm`.";

let right: Awaited<ReturnType<typeof serve>>;
let wrongType: typeof right;
let broken: string;

beforeAll(async () => {
  right = await serve(folder);
  wrongType = await serve(folder, { types: { ".wasm": "text/plain" } });
  broken = mkdtempSync(join(tmpdir(), "phraselint-"));
  writeFileSync(join(broken, "page.wasm"), "<!doctype html>");
});
afterAll(async () => {
  rmSync(broken, { recursive: true });
  await Promise.all([right.close(), wrongType.close()]);
});

describe.each([
  ["Node", loadInNode],
  ["the web", loadOnTheWeb],
])("in %s", (_, load) => {
  it.each<[string, () => Parameters<typeof load>[0] | Promise<Response>]>([
    ["an address", () => `${right.url}/phraselint_bg.wasm`],
    ["a URL", () => new URL(`${right.url}/phraselint_bg.wasm`)],
    ["an address with a content type that is wrong", () => `${wrongType.url}/phraselint_bg.wasm`],
    ["a response", () => fetch(`${right.url}/phraselint_bg.wasm`)],
    ["bytes", () => new Uint8Array(bytes)],
    ["an ArrayBuffer", () => new Uint8Array(bytes).buffer],
    ["a compiled module", () => WebAssembly.compile(new Uint8Array(bytes))],
  ])("takes %s", async (_, source) => {
    const module = await load(await source());
    expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toContain("memory");
  });

  it("says what to do when the file is not there", async () => {
    const address = `${right.url}/missing.wasm`;
    await expect(load(address)).rejects.toThrow(`phraselint: ${address} answered 404. ${hint}`);
  });

  it("says what to do when something else is there", async () => {
    const page = new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
    await expect(load(page)).rejects.toThrow(/^phraselint: cannot compile .*expected magic word.*Serve the file/);
    await expect(load(new Uint8Array([1, 2, 3]))).rejects.toThrow(/^phraselint: cannot compile the bytes given as `wasm`/);
  });

  it("says what to do when nobody answers", async () => {
    const gone = await serve(folder);
    await gone.close();
    const address = `${gone.url}/phraselint_bg.wasm`;
    await expect(load(address)).rejects.toThrow(`phraselint: cannot fetch ${address}. ${hint}`);
  });
});

describe("in Node", () => {
  it.each([
    ["nothing, and finds its own file", undefined],
    ["a path", path],
    ["a file URL", new URL("../wasm/phraselint_bg.wasm", import.meta.url)],
    ["a file URL as text", new URL("../wasm/phraselint_bg.wasm", import.meta.url).href],
  ])("takes %s", async (_, source) => {
    expect(await loadInNode(source)).toBeInstanceOf(WebAssembly.Module);
  });

  it("says what to do when there is no such file", async () => {
    await expect(loadInNode("/no/such/file.wasm")).rejects.toThrow(`phraselint: cannot read /no/such/file.wasm. ${hint}`);
  });
});

it("an engine that failed to load is tried again, and then loaded once", async () => {
  const { createLinter } = await import("phraselint");
  await expect(createLinter({ packs: [], wasm: "/no/such/file.wasm" })).rejects.toThrow("cannot read");
  await createLinter({ packs: [] });
  await createLinter({ packs: [], wasm: "/no/such/file.wasm" });
});
