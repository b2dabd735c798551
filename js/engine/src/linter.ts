import init, { Engine } from "../wasm/phraselint.js";
import { loadModule } from "#load";
import type { WasmSource } from "./load/source.js";
import type { Context, Diagnostic, PackInfo } from "./types.js";

/** What {@link createLinter} needs. */
export interface LinterOptions {
  /**
   * Compiled packs, as the bytes that `phraselint pack build` writes. A pack that overlays another needs it here too; the
   * order does not matter.
   */
  packs: readonly Uint8Array[];
  /**
   * Values for the slots in suggestions. The `slots` of a {@link Context} come before these.
   * @default {}
   */
  slots?: Record<string, string>;
  /**
   * Where the engine's WebAssembly is: its address, a response with it, its bytes, or the compiled module.
   * Only the first call in a page or process reads it, since the engine is loaded once.
   * @default the file `phraselint.wasm` of this package
   */
  wasm?: WasmSource;
}

/** Finds unsuitable wording. Plain data in and out, and nothing to free by hand. */
export interface Linter {
  /**
   * Lints one message. Takes any text: empty, very long, with lone surrogates.
   *
   * @returns the slips in order of their start. The same text and context always give the same; a context without a `date`
   * is one of today.
   */
  lint(text: string, context?: Context): Diagnostic[];
  /** The packs in use, in the order given. */
  readonly packs: readonly PackInfo[];
}

/**
 * Loads the engine, once, and the packs.
 *
 * @throws Error when a pack cannot be read (the message says which and why) or the engine's WebAssembly cannot be had.
 *
 * @example
 * ```ts
 * import { createLinter } from "phraselint";
 * import { zhService } from "phraselint/packs/zh-service";
 *
 * const linter = await createLinter({ packs: [zhService] });
 * linter.lint("我不知道", { role: "agent" });
 * ```
 */
export async function createLinter(options: LinterOptions): Promise<Linter> {
  const { slots = {}, wasm } = options;
  const packs = options.packs.map(asBytes);
  await ready(wasm);

  const engine = new Engine(packs);
  return {
    packs: engine.packs() as PackInfo[],
    lint(text, context) {
      if (typeof text !== "string") {
        throw new TypeError(`phraselint: lint() takes a string, but got ${describe(text)}`);
      }
      // Key by key: a host may pass an object of its own that has more than this.
      const { scene, role, turn, date = today() } = context ?? {};
      const diagnostics = engine.lint(text, { scene, role, turn, date, slots: { ...slots, ...context?.slots } }) as Diagnostic[];
      for (const diagnostic of diagnostics) {
        // A lone surrogate reaches the engine as U+FFFD, which is as long, so only the text has to be put right.
        diagnostic.text = text.slice(diagnostic.start, diagnostic.end);
      }
      return diagnostics;
    },
  };
}

/** The day where the page is, as in `2026-11-22`. */
function today(): string {
  const now = new Date();
  // The time zone's own clock, read as if it were UTC's.
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

let loading: Promise<unknown> | undefined;

/** Loads the engine on the first call. After a failure the next call tries again, perhaps with another source. */
function ready(wasm: WasmSource | undefined): Promise<unknown> {
  loading ??= loadModule(wasm)
    .then((module) => init({ module_or_path: module }))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function asBytes(pack: unknown, index: number): Uint8Array {
  // Not `instanceof`: bytes may come from another frame.
  if (ArrayBuffer.isView(pack)) return new Uint8Array(pack.buffer, pack.byteOffset, pack.byteLength);
  throw new TypeError(`phraselint: packs[${index}] must be a Uint8Array with a compiled pack, but is ${describe(pack)}`);
}

function describe(value: unknown): string {
  return value === null ? "null" : typeof value === "object" ? Object.prototype.toString.call(value) : typeof value;
}
