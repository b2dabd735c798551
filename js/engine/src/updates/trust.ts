// Which root is trusted: from the configured one, step by step, to the newest that the publisher offers.
import { judgeNextRoot } from "./decide.js";
import { CONFIGURED, Fault, malformed, messageOf } from "./fault.js";
import { fetchBytes, type Fetching } from "./fetch.js";
import { parseJson, readRoot, readSigned, type Root, type Signed } from "./formats.js";
import type { UpdateSource } from "./types.js";
import { checkKeyIds, judgeTally, sha256, tally } from "./verify.js";

/** A root whose signatures have been verified, once. */
export interface TrustedRoot {
  root: Root;
  payload: string;
}

const PINNED = CONFIGURED.root;
/** In one run. */
const MOST_STEPS = 32;

/**
 * Reads the configured root, without verifying it.
 *
 * @throws Fault
 */
export function readPinned(keys: UpdateSource["keys"]): { signed: Signed; root: Root } {
  const signed = readSigned(PINNED, typeof keys === "string" ? parsePinned(keys) : keys);
  return { signed, root: readRoot(PINNED, signed.payload) };
}

function parsePinned(keys: string): unknown {
  try {
    return JSON.parse(keys);
  } catch (error) {
    throw malformed(PINNED, `keys must be the text of a root.json (${messageOf(error)})`);
  }
}

/**
 * Verifies the configured root by its own keys: it is trusted anyway, but a mistake in it shows here and not at the first rotation.
 *
 * @throws Fault
 */
export async function verifyPinned(keys: UpdateSource["keys"]): Promise<TrustedRoot & { pin: string }> {
  const { signed, root } = readPinned(keys);
  await checkKeyIds(PINNED, root);
  judgeTally(PINNED, await tally(signed, "root", root.root, root.keys), root.root.threshold);
  return { root, payload: signed.payload, pin: await sha256(new TextEncoder().encode(signed.payload)) };
}

/**
 * Fetches the roots after a trusted one. Each must be signed by enough keys of the one before and by enough of its own.
 *
 * @param each is told of every new root
 * @throws Fault
 */
export async function followRoots(
  start: TrustedRoot,
  most: number,
  fetching: Fetching,
  each: (next: TrustedRoot, before: TrustedRoot) => void,
): Promise<TrustedRoot> {
  let trusted = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const file = `${trusted.root.version + 1}.root.json`;
    const bytes = await fetchBytes(file, most, fetching).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
    if (!bytes) break;
    const next = await verifyNext(file, bytes, trusted.root);
    each(next, trusted);
    trusted = next;
  }
  return trusted;
}

/** Object stores answer 403 for what is not there, to those who may not list what is. */
function isAbsent(error: unknown): boolean {
  return error instanceof Fault && (error.outcome === "not-found" || (error.outcome === "server-error" && error.detail.found === 403));
}

async function verifyNext(file: string, bytes: Uint8Array, trusted: Root): Promise<TrustedRoot> {
  const signed = readSigned(file, parseJson(file, bytes));
  judgeTally(file, await tally(signed, "root", trusted.root, trusted.keys), trusted.root.threshold);
  const root = readRoot(file, signed.payload);
  await checkKeyIds(file, root);
  judgeTally(file, await tally(signed, "root", root.root, root.keys), root.root.threshold);
  judgeNextRoot(file, trusted, root);
  return { root, payload: signed.payload };
}
