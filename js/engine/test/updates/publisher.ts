// A publisher in a few lines: keys, roots, indexes and packs, right or wrong as a test needs them. Not a model to follow: the command
// `phraselint pack` is what publishers use.
import { getPublicKeyAsync, signAsync, utils } from "@noble/ed25519";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compiled, inTemporaryFolder } from "../support.js";

/** A pair of keys. */
export interface Key {
  /** SHA-256 of the public key, in hexadecimal digits. */
  id: string;
  publicKey: Uint8Array;
  secretKey: Uint8Array;
}

export const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

export async function newKey(): Promise<Key> {
  const secretKey = utils.randomSecretKey();
  const publicKey = await getPublicKeyAsync(secretKey);
  return { id: sha256(publicKey), publicKey, secretKey };
}

/** A signed file, as text. */
export async function sign(type: "root" | "index", payload: object | string, keys: readonly Key[]): Promise<string> {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const message = new TextEncoder().encode(`phraselint ${type} 1\n${text}`);
  const signatures = await Promise.all(
    keys.map(async ({ id, secretKey }) => ({ key: id, signature: base64(await signAsync(message, secretKey)) })),
  );
  return JSON.stringify({ payload: text, signatures });
}

/** A day in UTC, so many days from now. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z/, "Z");

export interface Roles {
  root: readonly Key[];
  rootThreshold?: number;
  index: readonly Key[];
  indexThreshold?: number;
}

export function rootPayload(version: number, roles: Roles, changes: object = {}): object {
  const { root, rootThreshold = root.length, index, indexThreshold = 1 } = roles;
  return {
    type: "root",
    version,
    expires: inDays(3650),
    keys: Object.fromEntries([...root, ...index].map(({ id, publicKey }) => [id, base64(publicKey)])),
    roles: {
      root: { keys: root.map(({ id }) => id), threshold: rootThreshold },
      index: { keys: index.map(({ id }) => id), threshold: indexThreshold },
    },
    ...changes,
  };
}

/** A rule of a test pack. */
export interface TestRule {
  id: string;
  phrase: string;
}

export interface TestPack {
  id: string;
  version: string;
  rules: readonly TestRule[];
  /** The pack below, as its own folder would give it. */
  extends?: TestPack;
  /** Rules of the pack below that it switches off. */
  off?: readonly string[];
}

/** Compiles a test pack by the command that authors use. */
export function buildPack(pack: TestPack): Uint8Array {
  return inTemporaryFolder((folder) => {
    const bases = pack.extends ? [writePack(join(folder, "base"), pack.extends)] : [];
    return compiled(writePack(join(folder, "pack"), pack), ...bases.flatMap((base) => ["--base", base]));
  });
}

/** Writes the files of a test pack into a new folder, as authors have them. */
export function writePack(folder: string, { id, version, rules, extends: base, off = [] }: TestPack): string {
  mkdirSync(folder);
  // YAML reads JSON.
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  const manifest = { id, version, title: id, language: "zh-CN", owner: "phraselint", licence: "MIT", role: "agent", scenes: { hold: "等待" } };
  write("pack.yaml", base ? { ...manifest, scenes: {}, extends: base.id } : manifest);
  write(
    "rules.yaml",
    rules.map(({ id, phrase }) => ({ id, severity: "error", phrases: [phrase], suggest: ["请稍等"], message: "不妥", bad: [phrase], good: ["您好"] })),
  );
  if (off.length > 0) write("overrides.yaml", [{ rules: off, off: true }]);
  return folder;
}

/** What the command writes beside a pack. */
export function examplesOf({ id, version, rules }: TestPack, changes: object = {}): object {
  const examples = rules.map(({ id, phrase }) => ({ rule: id, context: {}, bad: [phrase], good: ["您好"] }));
  return { pack: id, version, examples, ...changes };
}

/** A pack with its files, ready for an index. */
export interface Published {
  entry: { id: string; version: string; url: string; sha256: string; length: number; examples: { url: string; sha256: string; length: number }; [key: string]: unknown };
  files: [string, Uint8Array | string][];
}

export function publishBytes(id: string, version: string, bytes: Uint8Array, examples: object): Published {
  const text = JSON.stringify(examples);
  const name = (content: Uint8Array | string, end: string) => `${id}-${version}.${sha256(content).slice(0, 16)}.${end}`;
  const [pack, beside] = [name(bytes, "pack"), name(text, "examples.json")];
  return {
    entry: {
      id,
      version,
      date: "2026-11-22",
      engine: "0.1.0",
      url: pack,
      sha256: sha256(bytes),
      length: bytes.length,
      examples: { url: beside, sha256: sha256(text), length: Buffer.byteLength(text) },
    },
    files: [[pack, bytes], [beside, text]],
  };
}

export function publish(pack: TestPack, examples = examplesOf(pack)): Published {
  return publishBytes(pack.id, pack.version, buildPack(pack), examples);
}

export function indexPayload(version: number, packs: readonly Published[], changes: object = {}): object {
  return { type: "index", version, expires: inDays(30), packs: packs.map(({ entry }) => entry), off: [], ...changes };
}
