import { verifyAsync } from "@noble/ed25519";
import { Fault, malformed } from "./fault.js";
import type { Root, Signed, SignedType, SigningRole } from "./formats.js";

/** What the signatures of a file came to. */
export interface Tally {
  /** Keys of the role whose signature fits. A key counts once. */
  good: number;
  /** Keys of the role whose signature does not fit. */
  bad: number;
  /** Signatures by keys that the role does not have. */
  strange: number;
}

/** SHA-256 in lower-case hexadecimal digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Checks that every key has the id that follows from it. Two ids of one key would count twice towards a threshold.
 *
 * @throws Fault `malformed`
 */
export async function checkKeyIds(file: string, root: Root): Promise<void> {
  for (const [id, key] of root.keys) {
    const right = await sha256(key);
    if (right !== id) throw malformed(file, `keys.${id} is the key ${right}`);
  }
}

/** Ed25519 by the strict rules of RFC 8032: they also refuse keys for which anybody can sign. */
export function verifySignature(signature: Uint8Array, message: Uint8Array, key: Uint8Array): Promise<boolean> {
  return verifyAsync(signature, message, key, { zip215: false });
}

/** Counts the signatures over `"phraselint " + type + " 1\n" + payload`. */
export async function tally(signed: Signed, type: SignedType, role: SigningRole, keys: Root["keys"]): Promise<Tally> {
  const message = new TextEncoder().encode(`phraselint ${type} 1\n${signed.payload}`);
  const [good, bad] = [new Set<string>(), new Set<string>()];
  let strange = 0;
  for (const { key: id, signature } of signed.signatures) {
    const key = role.keys.includes(id) ? keys.get(id) : undefined;
    if (!key) strange += 1;
    else (await verifySignature(signature, message, key)) ? good.add(id) : bad.add(id);
  }
  return { good: good.size, bad: [...bad].filter((id) => !good.has(id)).length, strange };
}

/**
 * Says whether enough keys have signed.
 *
 * @throws Fault `bad-signature`, `unknown-key` or `too-few-signatures`
 */
export function judgeTally(file: string, { good, bad, strange }: Tally, threshold: number): void {
  if (good >= threshold) return;
  if (bad > 0) throw new Fault("bad-signature", { file, found: bad, message: `${bad} of its signatures do not fit` });
  if (good === 0 && strange > 0) {
    throw new Fault("unknown-key", { file, found: strange, message: "only keys that are not trusted have signed it" });
  }
  const message = `${good} good signatures, ${threshold} are needed`;
  throw new Fault("too-few-signatures", { file, found: good, expected: threshold, message });
}
