import { compile, get, type WasmSource } from "./source.js";

/** Compiles the engine in a page, a worker or an extension's service worker. */
export async function loadModule(source?: WasmSource): Promise<WebAssembly.Module> {
  // Written out in full, because bundlers follow only a literal `new URL(…, import.meta.url)`.
  const from = source ?? new URL("../../wasm/phraselint_bg.wasm", import.meta.url);
  return compile(typeof from === "string" || from instanceof URL ? await get(from) : from);
}
