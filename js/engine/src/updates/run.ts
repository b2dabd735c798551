// One run, from the roots to the record that is to be stored.
import { freshRecord, judgeIndex, judgeRootAge, planPacks, summarise, takeIndex, underRoot } from "./decide.js";
import { Fault } from "./fault.js";
import { fetchBytes, type Fetching, readIndexAddress } from "./fetch.js";
import { type Index, type IndexedPack, parseJson, type Pointer, readExamples, readIndex, readRoot, readSigned } from "./formats.js";
import { readHeader } from "./header.js";
import { type InUse, merge, nameOfUse, type Opened } from "./inUse.js";
import { type Candidate, tryPacks } from "./trial.js";
import { followRoots, type TrustedRoot, verifyPinned } from "./trust.js";
import type { Limits, PackReport, Stored, UpdateReport, UpdaterOptions } from "./types.js";
import { judgeTally, sha256, tally } from "./verify.js";
import { compareVersions } from "./versions.js";
import { VERSION } from "../version.js";

const INDEX = "index.json";

/** What a run starts from. */
export interface Start {
  options: UpdaterOptions;
  limits: Limits;
  before: Stored | undefined;
  /** The packs built in. */
  builtIn: readonly InUse[];
  /** Finds out what is in use. */
  open(record: Stored): Promise<Opened<unknown>>;
  at: Date;
  signal: AbortSignal | undefined;
  /** Takes what is to be stored, also if the run ends with a fault afterwards. */
  keep(record: Stored): void;
}

/** @throws Fault where nothing can be taken */
export async function run({ options, limits, before, builtIn, open, at, signal, keep }: Start): Promise<UpdateReport> {
  const fetching: Fetching = {
    index: readIndexAddress(options.index),
    fetch: options.fetch ?? globalThis.fetch,
    limits,
    signal,
  };
  const pinned = await verifyPinned(options.keys);
  let { record, trusted } = startFrom(pinned, before);
  keep(record);
  trusted = await followRoots(trusted, limits.root, fetching, (next, last) => {
    record = underRoot(record, last.root, next.root, next.payload);
    keep(record);
  });
  judgeRootAge("root.json", trusted.root, at);

  const index = await fetchIndex(trusted, limits.index, fetching);
  judgeIndex(INDEX, index, record.indexSeen, at);

  const opened = await open(record);
  const steps = planPacks(index, {
    builtIn,
    stored: opened.base,
    seen: record.seen,
    minimumVersions: options.minimumVersions ?? {},
    engine: VERSION,
    limits,
  });
  const reports = new Map<string, PackReport>();
  const report = ({ id, version }: IndexedPack, rest: Omit<PackReport, "id" | "version">) => reports.set(id, { id, version, ...rest });
  const candidates: Candidate[] = [];
  for (const step of steps) {
    const { pack } = step;
    if (step.action === "keep") report(pack, { outcome: "up-to-date" });
    if (step.action === "refuse") report(pack, { outcome: step.outcome, detail: step.detail });
    if (step.action !== "fetch") continue;
    try {
      candidates.push(await fetchPack(pack, fetching));
    } catch (error) {
      if (!(error instanceof Fault) || error.outcome === "cancelled") throw error;
      report(pack, { outcome: error.outcome, detail: { pack: pack.id, ...error.detail } });
    }
  }

  const named = opened.base.filter(({ id }) => index.packs.some((pack) => pack.id === id));
  const set = new Map(merge(builtIn, named).map(({ id, bytes }) => [id, bytes]));
  const { good, refused } = await tryPacks(set, candidates, options.wasm, signal);
  for (const { candidate, fault } of refused) report(candidate.pack, { outcome: fault.outcome, detail: fault.detail });
  for (const { pack } of good) report(pack, { outcome: "updated" });

  const taken = takeIndex(record, index, opened.base, good, at);
  keep(taken);
  const changed = nameOfUse(opened.inUse, record.index?.off ?? []) !== nameOfUse(merge(builtIn, taken.current), index.off);
  return summarise(at, index.packs.map(({ id }) => reports.get(id)!), changed);
}

/** Goes on where the last run ended, unless another root has been configured since. */
function startFrom(pinned: TrustedRoot & { pin: string }, before: Stored | undefined): { record: Stored; trusted: TrustedRoot } {
  const { pin, payload, root } = pinned;
  if (!before) return { record: freshRecord(pin, payload), trusted: pinned };
  try {
    const known = readRoot("the stored root", before.root);
    if (before.pin === pin) return { record: before, trusted: { root: known, payload: before.root } };
    return { record: { ...underRoot(before, known, root, payload), pin }, trusted: pinned };
  } catch {
    return { record: { ...before, pin, root: payload, indexSeen: 0, seen: [] }, trusted: pinned };
  }
}

async function fetchIndex({ root }: TrustedRoot, most: number, fetching: Fetching): Promise<Index> {
  // By its own address, which may end in a query.
  const bytes = await fetchBytes(INDEX, most, fetching, fetching.index);
  const signed = readSigned(INDEX, parseJson(INDEX, bytes));
  judgeTally(INDEX, await tally(signed, "index", root.index, root.keys), root.index.threshold);
  return readIndex(INDEX, signed.payload);
}

async function fetchPack(pack: IndexedPack, fetching: Fetching): Promise<Candidate> {
  const bytes = await fetchPointer(pack, fetching);
  const header = readHeader(bytes);
  if (header?.id !== pack.id || header.version !== pack.version) {
    const found = header ? `${header.id} ${header.version}` : "no pack";
    throw new Fault("pack-rejected", { file: pack.url, found, expected: `${pack.id} ${pack.version}`, message: `the file is ${found}` });
  }
  if (compareVersions(header.engine, VERSION) > 0) throw new Fault("newer-engine", { found: VERSION, expected: header.engine });
  const { url } = pack.examples;
  const examples = readExamples(url, parseJson(url, await fetchPointer(pack.examples, fetching)), pack);
  return { pack, bytes, examples };
}

/** Fetches a file by its hash. */
async function fetchPointer({ url, length, sha256: right }: Pointer, fetching: Fetching): Promise<Uint8Array> {
  const bytes = await fetchBytes(url, length, fetching).catch((error: unknown) => {
    const isLonger = error instanceof Fault && error.outcome === "too-large";
    throw isLonger ? new Fault("wrong-length", error.detail) : error;
  });
  if (bytes.length !== length) throw new Fault("wrong-length", { file: url, found: bytes.length, expected: length });
  const found = await sha256(bytes);
  if (found !== right) throw new Fault("wrong-hash", { file: url, found, expected: right });
  return bytes;
}
