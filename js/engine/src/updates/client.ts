import { loadEngine } from "../engine.js";
import { withReport } from "./decide.js";
import { Fault, messageOf } from "./fault.js";
import { readIndexAddress } from "./fetch.js";
import { describeUse, type InUse, nameOfUse, openPacks, readBuiltIn, readRecord } from "./inUse.js";
import { run } from "./run.js";
import { tryLoad } from "./trial.js";
import { readPinned } from "./trust.js";
import type { Current, Limits, Outcome, Stored, Updater, UpdateReport, UpdaterOptions, UpdateSource } from "./types.js";

const LIMITS: Limits = { root: 65_536, index: 262_144, pack: 4_194_304, examples: 8_388_608, request: 30_000, idle: 10_000 };

/**
 * Checks what a source is configured with, as far as that goes without a request.
 *
 * @throws Error that names the value and what is wrong with it
 */
export function checkSource({ index, keys }: UpdateSource): void {
  readIndexAddress(index);
  readPinned(keys);
}

/**
 * Makes an updater. Nothing is read or fetched before it is asked; what is wrong with the options is what {@link Updater.check} then
 * reports.
 *
 * @example
 * ```ts
 * import { createUpdater, describeOutcome, indexedDbStore } from "phraselint/updates";
 *
 * const index = "https://rules.example.com/index.json";
 * const updater = createUpdater({ index, keys: root, store: indexedDbStore(), builtIn: [zhService] });
 * const report = await updater.check();
 * console.log(describeOutcome(report, "en"));
 * const { packs, off } = await updater.current();
 * ```
 */
export function createUpdater(options: UpdaterOptions): Updater {
  const { store, wasm, now = () => new Date() } = options;
  const limits = { ...LIMITS, ...options.limits };
  /** Sets that have loaded here as a whole, so that none is loaded again only to see whether it does. */
  const proven = new Set<string>();
  let running: Promise<UpdateReport> | undefined;
  /** The last run, where it could not be stored. */
  let unstored: Pick<Stored, "report" | "failures"> | undefined;

  async function open<T>(load: (packs: Uint8Array[], off: string[]) => T | Promise<T>): Promise<Current & { loaded: T }> {
    const read = await readRecord(store);
    const off = read.record?.index?.off ?? [];
    const builtIn = await readBuiltIn(options.builtIn);
    const opened = await openPacks(read.record, builtIn, (inUse) => load(inUse.map(({ bytes }) => bytes), off));
    const current = describeUse(opened, read, options, now());
    return { ...current, status: { ...current.status, ...unstored }, loaded: opened.loaded };
  }

  /** For packs of which nobody makes anything yet. */
  async function prove(inUse: InUse[]): Promise<void> {
    const name = nameOfUse(inUse, []);
    if (proven.has(name)) return;
    await tryLoad(inUse.map(({ bytes }) => bytes), wasm);
    proven.add(name);
  }

  async function current(): Promise<Current> {
    // Without an engine there is no telling which packs load, and whoever asks will not get far either.
    const hasEngine = await loadEngine(wasm).then(() => true, () => false);
    const read = await readRecord(store);
    const builtIn = await readBuiltIn(options.builtIn);
    const opened = await openPacks(read.record, builtIn, hasEngine ? prove : () => undefined).catch((error: unknown) => ({
      // As they are: whoever loads them is told what is wrong with them.
      inUse: builtIn,
      fallback: { to: "built-in" as const, message: messageOf(error) },
    }));
    const { packs, off, status } = describeUse(opened, read, options, now());
    return { packs, off, status: { ...status, ...unstored } };
  }

  async function check(signal: AbortSignal | undefined): Promise<UpdateReport> {
    const at = now();
    const failed = (error: unknown): UpdateReport => ({ at: at.toISOString(), ...faultOf(error), changed: false, packs: [] });
    const { record: before, damaged } = await readRecord(store);
    let record = before;
    let report: UpdateReport;
    try {
      if (!globalThis.crypto?.subtle) throw new Fault("insecure-page");
      await loadEngine(wasm);
      const builtIn = await readBuiltIn(options.builtIn);
      const open = (from: Stored) => openPacks(from, builtIn, prove);
      const keep = (latest: Stored) => (record = latest);
      report = await run({ options, limits, before, builtIn, open, at, signal, keep });
    } catch (error) {
      report = failed(error);
    }
    if (signal?.aborted && report.outcome !== "cancelled") report = failed(new Fault("cancelled"));
    if (report.outcome === "cancelled") return report;
    // A record that could not be read may yet be readable again: nothing less than new packs takes its place.
    const isLess = damaged !== undefined && !record?.index;
    return storeRun(before, isLess ? undefined : record, report);
  }

  /** Stores what a run came to, at once. If that fails, what was there stays, at most with the report of it. */
  async function storeRun(before: Stored | undefined, record: Stored | undefined, report: UpdateReport): Promise<UpdateReport> {
    try {
      if (record) await store.write(withReport(record, report));
      unstored = record ? undefined : { report, failures: (unstored?.failures ?? 0) + 1 };
      return report;
    } catch (error) {
      const failed: UpdateReport = { at: report.at, ...storageFault(error), changed: false, packs: [] };
      unstored = { report: failed, failures: (before?.failures ?? unstored?.failures ?? 0) + 1 };
      if (before) await store.write(withReport(before, failed)).catch(() => undefined);
      return failed;
    }
  }

  return {
    open,
    current,
    check(signal) {
      running ??= check(signal).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

type Failure = Pick<UpdateReport, "outcome" | "detail">;

function faultOf(error: unknown): Failure {
  if (error instanceof Fault) return { outcome: error.outcome, detail: error.detail };
  // Only the engine is left: that it cannot be had, or what it says of the packs that are built in.
  return { outcome: "pack-rejected", detail: { file: "phraselint", message: messageOf(error).replace(/^phraselint: /, "") } };
}

const FULL = /quota|no space|ENOSPC|EDQUOT|NS_ERROR_DOM_QUOTA_REACHED/i;

function storageFault(error: unknown): Failure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  const outcome: Outcome = FULL.test(`${name} ${messageOf(error)}`) ? "storage-full" : "storage-failed";
  return { outcome, detail: { message: messageOf(error) } };
}
