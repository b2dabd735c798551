// Keeps a linter up to date: loaded by `createLinter` only where it is asked to.
import { checkSource, createUpdater } from "./client.js";
import { dueAt } from "./due.js";
import { indexedDbStore } from "./indexedDbStore.js";
import { memoryStore } from "./memoryStore.js";
import type { LinterUpdates, LinterUpdateOptions } from "../linter.js";
import type { WasmSource } from "../load/source.js";

/** A timer holds no more milliseconds than 31 bits do. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** What {@link keepUpdated} needs. */
export interface Keeping {
  updates: LinterUpdateOptions;
  builtIn: readonly Uint8Array[];
  wasm: WasmSource | undefined;
  /** Uses packs, without the rules that are off, from now on. Throws for packs that do not load. */
  use(packs: Uint8Array[], off: string[]): void;
}

/**
 * Uses what is stored, then renews it from time to time until it is stopped. A timer of its own never keeps a Node process running.
 *
 * @throws Error for options that cannot be right, and what `use` throws for the packs that are built in
 */
export async function keepUpdated({ updates, builtIn, wasm, use }: Keeping): Promise<LinterUpdates> {
  const { index, keys, intervalHours = 12, store, minimumVersions, onReport } = updates;
  checkSource({ index, keys });
  if (!(intervalHours >= 0)) throw new RangeError(`phraselint: updates.intervalHours must be 0 or more, but is ${intervalHours}`);

  const updater = createUpdater({
    index,
    keys,
    store: store ?? (typeof indexedDB === "undefined" ? memoryStore() : indexedDbStore()),
    builtIn,
    ...(minimumVersions && { minimumVersions }),
    ...(wasm !== undefined && { wasm }),
  });
  let { status } = await updater.open(use);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopping = new AbortController();

  async function check() {
    const report = await updater.check(stopping.signal);
    ({ status } = report.changed ? await updater.open(use) : await updater.current());
    schedule();
    // Apart from the run: what it throws is the host's, and ends no renewing.
    if (onReport) queueMicrotask(() => onReport(report));
    return report;
  }

  /** Another page with the same store may have looked meanwhile: then only what it found is taken up. */
  async function look() {
    const last = status.report?.at;
    ({ status } = await updater.current());
    if (stopping.signal.aborted) return;
    if (status.report?.at === last) {
      await check();
    } else {
      ({ status } = await updater.open(use));
      schedule();
    }
  }

  function schedule() {
    clearTimeout(timer);
    if (intervalHours === 0 || stopping.signal.aborted) return;
    const now = new Date();
    const wait = dueAt(status, now, { intervalHours }).getTime() - now.getTime();
    timer = setTimeout(wait > LONGEST_WAIT ? schedule : look, Math.min(wait, LONGEST_WAIT));
    if (typeof timer === "object") timer.unref();
  }

  schedule();
  return {
    check,
    status: () => status,
    stop() {
      stopping.abort();
      clearTimeout(timer);
    },
  };
}
