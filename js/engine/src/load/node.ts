import { readFile } from "node:fs/promises";
import { compile, get, HINT, type WasmSource } from "./source.js";

/** Compiles the engine in Node: an address that is not on the web is a file. */
export async function loadModule(source?: WasmSource): Promise<WebAssembly.Module> {
  const from = source ?? new URL("../../wasm/phraselint_bg.wasm", import.meta.url);
  if (typeof from !== "string" && !(from instanceof URL)) return compile(from);
  if (/^https?:/.test(String(from))) return compile(await get(from));

  const path = typeof from === "string" && from.startsWith("file:") ? new URL(from) : from;
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Error(`phraselint: cannot read ${path}. ${HINT}`, { cause });
  });
  return compile(bytes);
}
