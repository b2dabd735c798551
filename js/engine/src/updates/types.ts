import type { WasmSource } from "../load/source.js";

/**
 * How a run ended, or what became of one pack of it. All but `updated` and `up-to-date` leave the rules as they were, for
 * the pack or, where the fault lies in the index or before it, for all.
 */
export type Outcome =
  /** New rules are in use. */
  | "updated"
  /** Nothing newer is there. */
  | "up-to-date"
  /** A signature does not fit the file. */
  | "bad-signature"
  /** Only keys that are not trusted have signed. */
  | "unknown-key"
  /** Good signatures, but fewer than the root asks for. */
  | "too-few-signatures"
  /** The index is older than one seen before. */
  | "rolled-back-index"
  /** The pack is older than one used before, or than the smallest version allowed. */
  | "rolled-back-pack"
  | "expired-index"
  | "expired-root"
  /** The SHA-256 is not the one in the index. */
  | "wrong-hash"
  /** The length is not the one in the index. */
  | "wrong-length"
  /** More bytes than any such file may have. */
  | "too-large"
  /** A web page, or anything else that is no JSON. */
  | "not-json"
  /** JSON, but not as the format says; also an address or a root that was configured wrongly. */
  | "malformed"
  /** The connection broke, or the file ends in its middle. */
  | "truncated"
  | "too-slow"
  /** Status 404 or 410. */
  | "not-found"
  /** Any other status than 200. */
  | "server-error"
  /** The server sends elsewhere, which is not followed. */
  | "redirected"
  | "unreachable"
  /** The pack does not find what its own examples say. */
  | "examples-failed"
  /** The pack needs a newer engine. */
  | "newer-engine"
  /** The engine does not take the pack, or it is not the one that the index names. */
  | "pack-rejected"
  /** There is no room to store the new packs. */
  | "storage-full"
  /** The new packs could not be stored for another reason. */
  | "storage-failed"
  /** The page is not a secure context, so the browser has no cryptography for it. */
  | "insecure-page"
  | "cancelled";

/** The values behind an {@link Outcome}. Which ones there are depends on it. */
export interface OutcomeDetail {
  /** The file, as in `index.json` or `zh-service-1.4.0.0123456789abcdef.pack`. */
  file?: string;
  /** The pack that the fault is about. */
  pack?: string;
  /** What was there: a version, a time, a length in bytes, a status, a count. */
  found?: string | number;
  /** What should have been there, or the limit. */
  expected?: string | number;
  /** The reason in English, as the parser, the engine or the platform put it. */
  message?: string;
}

/** What became of one pack in a run. */
export interface PackReport {
  id: string;
  /** The version that the index names. */
  version: string;
  outcome: Outcome;
  detail?: OutcomeDetail;
}

/** What one run did. Plain data. */
export interface UpdateReport {
  /** When the run began, RFC 3339 in UTC. */
  at: string;
  /** Of the whole run; where only packs failed, that of the first one which did. */
  outcome: Outcome;
  detail: OutcomeDetail;
  /** Whether other rules are in use than before: load {@link Updater.current} again. */
  changed: boolean;
  /** In the order of the index; empty if the run did not come as far. */
  packs: PackReport[];
}

/** A pack in the store. */
export interface StoredPack {
  id: string;
  version: string;
  /** The day it was published, as in `2026-11-22`. */
  date: string;
  /** 64 hexadecimal digits. */
  sha256: string;
  bytes: Uint8Array;
}

/** The one record that an {@link UpdateStore} keeps. Plain data that `structuredClone` copies. */
export interface Stored {
  format: 1;
  /** SHA-256 of the configured root's payload: another root begins anew. */
  pin: string;
  /** Payload of the newest root reached from there. */
  root: string;
  /** The last index taken. */
  index?: StoredIndex;
  /** The highest version of an index taken from whoever may sign them now; 0 for none. */
  indexSeen: number;
  /** The highest version taken of each pack, in the same way. */
  seen: { id: string; version: string }[];
  /** The packs of the last index taken that were good. */
  current: StoredPack[];
  /** Those before, for when the current ones no longer load. */
  previous: StoredPack[];
  report?: UpdateReport;
  /** When an index was last taken, RFC 3339 in UTC. */
  renewedAt?: string;
  /** Runs in a row that a new try may mend. */
  failures: number;
}

/** What is kept of an index. */
export interface StoredIndex {
  version: number;
  /** RFC 3339 in UTC. */
  expires: string;
  /** Full ids of the rules that the publisher has pulled. */
  off: string[];
}

/** Where the record is kept. One store is for one {@link Updater} at a time. */
export interface UpdateStore {
  /** @returns the record, or `undefined` before the first one. What cannot be understood may be returned or thrown: it counts as none. */
  read(): Promise<Stored | undefined>;
  /** Replaces the record. Whatever happens, the old one or the new one is there afterwards, never a part. */
  write(stored: Stored): Promise<void>;
}

/** Whom to ask, and whom to trust. */
export interface UpdateSource {
  /** Address of the `index.json`: `https`, or `http` on `localhost`, `127.0.0.1` and `[::1]`. Roots and packs lie beside it or below. */
  index: string;
  /** The `root.json` with the keys to trust, as text or parsed. */
  keys: string | object;
}

/** Bounds for what is fetched. Lengths in bytes, times in milliseconds. */
export interface Limits {
  /** @default 65536 */
  root: number;
  /** @default 262144 */
  index: number;
  /** @default 4194304 */
  pack: number;
  /** @default 8388608 */
  examples: number;
  /** For one request. @default 30000 */
  request: number;
  /** Without a further byte. @default 10000 */
  idle: number;
}

/** What `createUpdater` needs. */
export interface UpdaterOptions extends UpdateSource {
  store: UpdateStore;
  /** Compiled packs that come with the application. A newer one wins over a stored one. */
  builtIn: readonly Uint8Array[];
  /**
   * By pack id: an older version is never fetched, and one in use is reported.
   * @default {}
   */
  minimumVersions?: Readonly<Record<string, string>>;
  /** @default the platform's */
  fetch?: typeof fetch;
  /** @default the clock */
  now?: () => Date;
  /** As in `createLinter`. */
  wasm?: WasmSource;
  /** For tests, or narrower lines. */
  limits?: Partial<Limits>;
}

/** Where a pack in use comes from; `previous` is the stored set before the last. */
export type PackOrigin = "built-in" | "current" | "previous";

/** What is in use, and how renewing it goes. Plain data. */
export interface UpdateStatus {
  packs: { id: string; version: string; from: PackOrigin; date?: string }[];
  /** Full ids of the rules that the publisher has pulled. */
  off: string[];
  /** The root in use, or the configured one. Absent where that cannot be read. */
  root?: { version: number; expires: string; expired: boolean };
  /** The last index taken. An expired one still counts: its rules may be out of date. */
  index?: { version: number; expires: string; expired: boolean };
  /** When an index was last taken, RFC 3339 in UTC. */
  renewedAt?: string;
  /** The last run. */
  report?: UpdateReport;
  /** Runs in a row that a new try may mend. */
  failures: number;
  /** Set when stored packs do not load with this engine, or are damaged, so that older ones are in use. */
  fallback?: { to: "previous" | "built-in"; message: string };
  /** Set when the record could not be read, so that it counts as none. */
  damaged?: string;
  /** Packs in use that are older than they may be. */
  belowMinimum: { id: string; version: string; minimum: string }[];
}

/** What to lint with. */
export interface Current {
  /** For each pack id the newest of stored and built-in. */
  packs: Uint8Array[];
  /** Full ids of rules to switch off. */
  off: string[];
  status: UpdateStatus;
}

/** Keeps packs up to date. Does nothing by itself: {@link Updater.check} is one run. */
export interface Updater {
  /**
   * What to lint with. Never rejects: a damaged record counts as none, and packs that this engine does not load give way to older ones;
   * `status` says so. Loads the packs once to find out, which {@link Updater.open} saves.
   */
  current(): Promise<Current>;
  /**
   * Like {@link Updater.current}, but the packs are tried by the very function that loads them for use, so that they are loaded once.
   *
   * @param load makes something of the packs, or throws: then it is called again with older ones, in the end with those built in
   * @throws what `load` throws for the packs that are built in
   */
  open<T>(load: (packs: Uint8Array[], off: string[]) => T | Promise<T>): Promise<Current & { loaded: T }>;
  /**
   * One run: fetches, checks, tries, stores. Never rejects: every outcome is a report. A call during a run gets that run's report.
   *
   * @param signal ends the run without storing anything; that of a call during a run is not heard
   */
  check(signal?: AbortSignal): Promise<UpdateReport>;
}
