// Which packs are in use: of the stored and the built-in ones, the newest that load.
import { hasExpired, type Held, nameOf } from "./decide.js";
import { messageOf } from "./fault.js";
import { readRoot, type Root } from "./formats.js";
import { readHeader } from "./header.js";
import { readStored } from "./stored.js";
import { readPinned } from "./trust.js";
import type { Current, PackOrigin, Stored, StoredPack, UpdaterOptions, UpdateStatus, UpdateStore } from "./types.js";
import { sha256 } from "./verify.js";
import { compareVersions } from "./versions.js";

/** A pack in use. */
export interface InUse extends Held {
  bytes: Uint8Array;
  from: PackOrigin;
  date?: string;
}

/** What {@link openPacks} chose. */
export interface Opened<T> {
  inUse: InUse[];
  /** Those of the store among them, and any that a newer built-in one hides. */
  base: StoredPack[];
  loaded: T;
  fallback?: NonNullable<UpdateStatus["fallback"]>;
}

/** Reads the record. One that cannot be read counts as none. */
export async function readRecord(store: UpdateStore): Promise<{ record?: Stored; damaged?: string }> {
  try {
    const written = await store.read();
    return written === undefined ? {} : { record: readStored(written) };
  } catch (error) {
    return { damaged: messageOf(error) };
  }
}

/** What comes along with the application. What does not begin like a pack, or is there twice, stays, so that the engine says so. */
export async function readBuiltIn(packs: readonly Uint8Array[]): Promise<InUse[]> {
  const headers = packs.map(readHeader);
  return Promise.all(
    packs.map(async (bytes, index) => {
      const header = headers[index];
      const isFirst = header && headers.findIndex((other) => other?.id === header.id) === index;
      const { id, version } = isFirst ? header : { id: `packs[${index}]`, version: "0.0.0" };
      // A page that is no secure context has no SHA-256, and gets no updates: its rules go on without.
      return { id, version, bytes, sha256: await sha256(bytes).catch(() => ""), from: "built-in" as const };
    }),
  );
}

/** For each id the newest; of the same version the stored one. */
export function merge(builtIn: readonly InUse[], stored: readonly StoredPack[], from: PackOrigin = "current"): InUse[] {
  const merged = new Map(builtIn.map((pack) => [pack.id, pack]));
  for (const pack of stored) {
    const known = merged.get(pack.id);
    if (!known || compareVersions(known.version, pack.version) <= 0) merged.set(pack.id, { ...pack, from });
  }
  return [...merged.values()];
}

/**
 * Loads the current packs, or those before them, or those built in: the first that load. Of a set with damaged bytes nothing is
 * taken, since its packs may belong together.
 *
 * @param load throws for packs that do not load
 * @throws what `load` throws for those built in
 */
export async function openPacks<T>(
  record: Stored | undefined,
  builtIn: readonly InUse[],
  load: (inUse: InUse[]) => T | Promise<T>,
): Promise<Opened<T>> {
  let message: string | undefined;
  for (const from of ["current", "previous"] as const) {
    const base = record?.[from];
    // An index may name no packs, so that none are the current ones; before those there may have been none at all.
    if (!base || (from === "previous" && base.length === 0)) continue;
    try {
      await checkBytes(base);
      const inUse = merge(builtIn, base, from);
      const loaded = await load(inUse);
      return { inUse, base, loaded, ...(message !== undefined && { fallback: { to: "previous", message } }) };
    } catch (error) {
      message ??= messageOf(error);
    }
  }
  const inUse = [...builtIn];
  const loaded = await load(inUse);
  return { inUse, base: [], loaded, ...(message !== undefined && { fallback: { to: "built-in", message } }) };
}

async function checkBytes(packs: readonly StoredPack[]): Promise<void> {
  for (const { id, version, bytes, sha256: right } of packs) {
    if ((await sha256(bytes)) !== right) throw new Error(`the stored pack ${id} ${version} is damaged: its SHA-256 is not ${right}`);
  }
}

/** Names what lints: packs and pulled rules. */
export function nameOfUse(inUse: readonly InUse[], off: readonly string[]): string {
  return `${nameOf(inUse)};${off.join()}`;
}

/** Puts together what there is to say. */
export function describeUse(
  opened: Pick<Opened<unknown>, "inUse" | "fallback">,
  { record, damaged }: { record?: Stored; damaged?: string },
  { keys, minimumVersions = {} }: UpdaterOptions,
  at: Date,
): Current {
  const { inUse, fallback } = opened;
  const off = record?.index?.off ?? [];
  const [root, index] = [rootOf(keys, record), record?.index];
  const belowMinimum = inUse.flatMap(({ id, version }) => {
    const minimum = Object.hasOwn(minimumVersions, id) ? minimumVersions[id]! : version;
    return compareVersions(version, minimum) < 0 ? [{ id, version, minimum }] : [];
  });
  const status: UpdateStatus = {
    packs: inUse.map(({ id, version, from, date }) => ({ id, version, from, ...(date !== undefined && { date }) })),
    off,
    ...(root && { root: agedBy(root, at) }),
    ...(index && { index: agedBy(index, at) }),
    ...(record?.renewedAt !== undefined && { renewedAt: record.renewedAt }),
    ...(record?.report && { report: record.report }),
    failures: record?.failures ?? 0,
    ...(fallback && { fallback }),
    ...(damaged !== undefined && { damaged }),
    belowMinimum,
  };
  return { packs: inUse.map(({ bytes }) => bytes), off, status };
}

function agedBy({ version, expires }: { version: number; expires: string }, at: Date) {
  return { version, expires, expired: hasExpired(expires, at) };
}

function rootOf(keys: UpdaterOptions["keys"], record: Stored | undefined): Root | undefined {
  try {
    return record ? readRoot("root", record.root) : readPinned(keys).root;
  } catch {
    // The next run reports it.
    return undefined;
  }
}
