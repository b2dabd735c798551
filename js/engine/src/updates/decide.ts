// What is taken and what is refused. Nothing here fetches, stores, verifies or looks at the clock.
import { Fault, malformed } from "./fault.js";
import type { Index, IndexedPack, Root } from "./formats.js";
import type { Limits, Outcome, OutcomeDetail, PackReport, Stored, StoredPack, UpdateReport } from "./types.js";
import { compareVersions } from "./versions.js";

/** The record before the first one. */
export function freshRecord(pin: string, root: string): Stored {
  return { format: 1, pin, root, indexSeen: 0, seen: [], current: [], previous: [], failures: 0 };
}

/**
 * Checks that a root is the one after the trusted one.
 *
 * @throws Fault `malformed`
 */
export function judgeNextRoot(file: string, trusted: Root, next: Root): void {
  if (next.version !== trusted.version + 1) {
    throw malformed(file, `version must be ${trusted.version + 1}, but is ${next.version}`);
  }
}

function sameIndexKeys(a: Root, b: Root): boolean {
  const keys = ({ index }: Root) => [...new Set(index.keys)].sort().join();
  return keys(a) === keys(b);
}

/**
 * The record under another root. Where other keys sign indexes from then on, the highest versions seen are forgotten: a stolen key may
 * have raised them beyond what the publisher can reach. The packs stay until an index of the new keys replaces them.
 */
export function underRoot(record: Stored, before: Root, after: Root, payload: string): Stored {
  const forgotten = !sameIndexKeys(before, after) && { indexSeen: 0, seen: [] };
  return { ...record, root: payload, ...forgotten };
}

/** @throws Fault `expired-root` */
export function judgeRootAge(file: string, root: Root, now: Date): void {
  if (hasExpired(root.expires, now)) throw new Fault("expired-root", { file, found: root.expires });
}

/**
 * Checks that an index is not older than the last one, and not too old. The same one may come again.
 *
 * @throws Fault `rolled-back-index` or `expired-index`
 */
export function judgeIndex(file: string, index: Index, seen: number, now: Date): void {
  if (index.version < seen) {
    throw new Fault("rolled-back-index", { file, found: index.version, expected: seen });
  }
  if (hasExpired(index.expires, now)) throw new Fault("expired-index", { file, found: index.expires });
}

export function hasExpired(expires: string, now: Date): boolean {
  return Date.parse(expires) <= now.getTime();
}

/** A pack as far as it matters for what to fetch. */
export interface Held {
  id: string;
  version: string;
  sha256: string;
}

/** What to do about one pack of an index. */
export type Step =
  | { pack: IndexedPack; action: "fetch" }
  /** It is here already, or a newer one is built in. */
  | { pack: IndexedPack; action: "keep" }
  | { pack: IndexedPack; action: "refuse"; outcome: Outcome; detail: OutcomeDetail };

/** What {@link planPacks} compares an index with. */
export interface Known {
  builtIn: readonly Held[];
  /** In use from the store. */
  stored: readonly Held[];
  /** The highest version used of each pack. */
  seen: readonly { id: string; version: string }[];
  minimumVersions: Readonly<Record<string, string>>;
  /** The version of this engine. */
  engine: string;
  limits: Pick<Limits, "pack" | "examples">;
}

export function planPacks(index: Index, known: Known): Step[] {
  return index.packs.map((pack) => planPack(pack, known));
}

function planPack(pack: IndexedPack, known: Known): Step {
  const { id, version } = pack;
  const ofId = (held: { id: string }) => held.id === id;
  const refuse = (outcome: Outcome, detail: OutcomeDetail): Step => ({ pack, action: "refuse", outcome, detail: { pack: id, ...detail } });

  const builtIn = known.builtIn.find(ofId);
  const isPack = (held: Held) => ofId(held) && held.version === version && held.sha256 === pack.sha256;
  if (builtIn && (isPack(builtIn) || compareVersions(builtIn.version, version) > 0)) {
    return { pack, action: "keep" };
  }
  const seen = known.seen.find(ofId)?.version;
  const minimum = Object.hasOwn(known.minimumVersions, id) ? known.minimumVersions[id] : undefined;
  for (const least of [seen, minimum]) {
    if (least !== undefined && compareVersions(version, least) < 0) return refuse("rolled-back-pack", { found: version, expected: least });
  }
  if (known.stored.some(isPack)) return { pack, action: "keep" };
  if (compareVersions(pack.engine, known.engine) > 0) return refuse("newer-engine", { found: known.engine, expected: pack.engine });
  for (const [file, limit] of [[pack, known.limits.pack], [pack.examples, known.limits.examples]] as const) {
    if (file.length > limit) return refuse("too-large", { file: file.url, found: file.length, expected: limit });
  }
  return { pack, action: "fetch" };
}

/** A good pack of the run. */
export interface Taken {
  pack: IndexedPack;
  bytes: Uint8Array;
}

/**
 * The record after an index has been taken: the packs that it names and that are good, and of those that are not, the ones from
 * before. A pack that it no longer names goes.
 *
 * @param base the stored packs in use until now
 */
export function takeIndex(record: Stored, index: Index, base: readonly StoredPack[], taken: readonly Taken[], now: Date): Stored {
  const current = index.packs.flatMap((pack): StoredPack[] => {
    const { id, version, date, sha256 } = pack;
    const good = taken.find((one) => one.pack === pack);
    return good ? [{ id, version, date, sha256, bytes: good.bytes }] : base.filter((held) => held.id === id);
  });
  const seen = new Map(record.seen.map(({ id, version }) => [id, version]));
  // Also what was here already: the record may have begun anew under other keys.
  for (const { id, version } of current) if (index.packs.some((pack) => pack.id === id && pack.version === version)) seen.set(id, version);
  return {
    ...record,
    index: { version: index.version, expires: index.expires, off: index.off },
    indexSeen: index.version,
    seen: [...seen].map(([id, version]) => ({ id, version })),
    current,
    previous: nameOf(current) === nameOf(base) ? record.previous : [...base],
    renewedAt: now.toISOString(),
  };
}

/** Names a set of packs, so that equal ones have equal names. */
export function nameOf(packs: readonly Held[]): string {
  return packs.map(({ id, sha256 }) => `${id} ${sha256}`).join();
}

/** Outcomes that the same files would give again tomorrow: trying sooner than usual does not help. */
const LASTING: ReadonlySet<Outcome> = new Set([
  "updated",
  "up-to-date",
  "newer-engine",
  "examples-failed",
  "pack-rejected",
  "rolled-back-pack",
]);

/** The record with the report of a run, and the number of failures in a row. */
export function withReport(record: Stored, report: UpdateReport): Stored {
  const isFailure = ![report, ...report.packs].every(({ outcome }) => LASTING.has(outcome));
  return { ...record, report, failures: isFailure ? record.failures + 1 : 0 };
}

/** What a run came to, by what its packs came to. */
export function summarise(at: Date, packs: PackReport[], changed: boolean): UpdateReport {
  const failed = packs.find(({ outcome }) => outcome !== "updated" && outcome !== "up-to-date");
  const outcome = failed?.outcome ?? (changed ? "updated" : "up-to-date");
  return { at: at.toISOString(), outcome, detail: { ...failed?.detail }, changed, packs };
}
