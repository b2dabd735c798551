import init, { Engine } from "../wasm/phraselint.js";
import { loadModule } from "#load";
import type { WasmSource } from "./load/source.js";
import type { Severity } from "./types.js";

export type { Engine };

/** What is changed of one rule, by its full id. */
export type RuleSetting = [rule: string, setting: "off" | Severity];

let loading: Promise<unknown> | undefined;

/** Loads the engine on the first call. After a failure the next call tries again, perhaps with another source. */
export async function loadEngine(wasm: WasmSource | undefined): Promise<typeof Engine> {
  loading ??= loadModule(wasm)
    .then((module) => init({ module_or_path: module }))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  await loading;
  return Engine;
}
