import { type Engine, loadEngine, type RuleSetting } from "./engine.js";
import type { WasmSource } from "./load/source.js";
import type { Context, Diagnostic, PackInfo, Severity } from "./types.js";
import type { UpdateReport, UpdateSource, UpdateStatus, UpdateStore } from "./updates/types.js";

/** What {@link createLinter} needs. */
export interface LinterOptions {
  /**
   * Compiled packs, as the bytes that `phraselint pack build` writes. A pack that overlays another needs it here too; the
   * order does not matter.
   */
  packs: readonly Uint8Array[];
  /**
   * By the full id of a rule, in which `*` stands for any part: a severity in place of its own, or `off`. Of two for one rule the later counts, and `off` in
   * any case. An id that a rule has taken the place of means that rule; ids that no pack has are ignored.
   * @default {}
   */
  rules?: Readonly<Record<string, "off" | Severity>>;
  /**
   * Values for the slots in suggestions. The `slots` of a {@link Context} come before these.
   * @default {}
   */
  slots?: Record<string, string>;
  /**
   * Where newer packs come from. The `packs` above are then what there is until the first ones arrive, and whenever nothing else
   * loads. Without it nothing is ever requested.
   */
  updates?: LinterUpdateOptions;
  /**
   * Where the engine's WebAssembly is: its address, a response with it, its bytes, or the compiled module.
   * Only the first call in a page or process reads it, since the engine is loaded once.
   * @default the file `phraselint.wasm` of this package
   */
  wasm?: WasmSource;
}

/** How a linter renews its packs. */
export interface LinterUpdateOptions extends UpdateSource {
  /**
   * Hours between two looks, a tenth more or less; 0 is only by {@link LinterUpdates.check}.
   * @default 12
   */
  intervalHours?: number;
  /**
   * Where packs are kept: `memoryStore`, `indexedDbStore`, `fileStore` of `phraselint/updates/node`, or one of your own.
   * @default IndexedDB where there is one, else memory
   */
  store?: UpdateStore;
  /**
   * By pack id: an older version is never taken.
   * @default {}
   */
  minimumVersions?: Readonly<Record<string, string>>;
  /** Is told of every run. */
  onReport?: (report: UpdateReport) => void;
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

/** A linter whose packs are renewed while it is in use. */
export interface UpdatingLinter extends Linter {
  readonly updates: LinterUpdates;
}

/** The renewing of one linter. */
export interface LinterUpdates {
  /**
   * Looks for newer packs now and uses them, if they are good. Never rejects: `describeOutcome` of `phraselint/updates` puts the
   * report into words.
   */
  check(): Promise<UpdateReport>;
  /** What is in use, and how the last run went. */
  status(): UpdateStatus;
  /** Ends renewing. The linter goes on with what it has; a later {@link LinterUpdates.check} is `cancelled`. */
  stop(): void;
}

/**
 * Loads the engine, once, and the packs.
 *
 * @throws Error when a pack cannot be read (the message says which and why) or the engine's WebAssembly cannot be had; with `updates`,
 * also when its address or keys cannot be right.
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
export function createLinter(options: LinterOptions & { updates: LinterUpdateOptions }): Promise<UpdatingLinter>;
export function createLinter(options: LinterOptions): Promise<Linter>;
export async function createLinter(options: LinterOptions): Promise<Linter> {
  const { slots = {}, rules = {}, updates, wasm } = options;
  const packs = options.packs.map(asBytes);
  const EngineClass = await loadEngine(wasm);

  let engine!: Engine;
  let infos: PackInfo[];
  const use = (packs: Uint8Array[], off: readonly string[]) => {
    // What the publisher has pulled stays off, whatever is set here.
    const settings: RuleSetting[] = [...Object.entries(rules), ...off.map((rule): RuleSetting => [rule, "off"])];
    const next = new EngineClass(packs, settings);
    engine?.free();
    engine = next;
    infos = engine.packs() as PackInfo[];
  };
  const linter = {
    get packs() {
      return infos;
    },
    lint(text: string, context?: Context) {
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
  if (!updates) {
    use(packs, []);
    return linter;
  }
  const { keepUpdated } = await import("./updates/live.js");
  return Object.assign(linter, { updates: await keepUpdated({ updates, builtIn: packs, wasm, use }) });
}

/** The day where the page is, as in `2026-11-22`. */
function today(): string {
  const now = new Date();
  // The time zone's own clock, read as if it were UTC's.
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function asBytes(pack: unknown, index: number): Uint8Array {
  // Not `instanceof`: bytes may come from another frame.
  if (ArrayBuffer.isView(pack)) return new Uint8Array(pack.buffer, pack.byteOffset, pack.byteLength);
  throw new TypeError(`phraselint: packs[${index}] must be a Uint8Array with a compiled pack, but is ${describe(pack)}`);
}

function describe(value: unknown): string {
  return value === null ? "null" : typeof value === "object" ? Object.prototype.toString.call(value) : typeof value;
}
