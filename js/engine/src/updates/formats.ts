// The files of a channel. Everything here is pure: text in, checked plain data out, or a `Fault` that says what is wrong.
import type { Context, Role, Turn } from "../types.js";
import { Fault, malformed, messageOf } from "./fault.js";
import { count, day, key, list, matching, object, oneOf, packId, type Place, refuse, sha256, text, time, version } from "./shape.js";

/** What a signature is for, so that a root is never taken for an index. */
export type SignedType = "root" | "index";

/** A payload and who says to have signed it; nothing is verified yet. */
export interface Signed {
  payload: string;
  signatures: { key: string; signature: Uint8Array }[];
}

/** Which keys may sign something, and how many of them must. */
export interface SigningRole {
  keys: string[];
  threshold: number;
}

export interface Root {
  version: number;
  expires: string;
  /** Raw public keys, by id. */
  keys: Map<string, Uint8Array>;
  root: SigningRole;
  index: SigningRole;
}

/** A file by its hash. */
export interface Pointer {
  /** Relative to the index. */
  url: string;
  sha256: string;
  length: number;
}

export interface IndexedPack extends Pointer {
  id: string;
  version: string;
  date: string;
  /** The oldest engine that can use it. */
  engine: string;
  examples: Pointer;
}

export interface Index {
  version: number;
  expires: string;
  packs: IndexedPack[];
  off: string[];
}

export interface Example {
  /** Without the pack's id. */
  rule: string;
  context: Context;
  bad: string[];
  good: string[];
}

const MOST = { packs: 32, keys: 64, signatures: 64, off: 10_000, examples: 100_000, texts: 1_000 };

/** Text of a file as JSON. A web page and a file that was cut short are named as such. */
export function parseJson(file: string, bytes: Uint8Array): unknown {
  let written: string;
  try {
    written = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault("not-json", { file, message: "it is not UTF-8" });
  }
  try {
    return JSON.parse(written);
  } catch (error) {
    const start = written.trimStart();
    if (start.startsWith("<")) throw new Fault("not-json", { file, found: "HTML", message: "it is a web page" });
    const cut = start === "" || (start.startsWith("{") && !written.trimEnd().endsWith("}"));
    throw new Fault(cut ? "truncated" : "not-json", { file, found: bytes.length, message: messageOf(error) });
  }
}

export function readSigned(file: string, json: unknown): Signed {
  const whole: Place = { file, path: "", value: json };
  const signatures = list(key(whole, "signatures"), MOST.signatures).map((signed) => ({
    key: sha256(key(signed, "key")),
    signature: base64(key(signed, "signature"), 64),
  }));
  return { payload: text(key(whole, "payload")), signatures };
}

export function readRoot(file: string, payload: string): Root {
  const whole = payloadOf(file, payload, "root");
  const keys = new Map<string, Uint8Array>();
  const written = key(whole, "keys");
  for (const id of Object.keys(object(written))) {
    const place = key(written, id);
    sha256({ ...place, value: id });
    keys.set(id, base64(place, 32));
  }
  if (keys.size > MOST.keys) throw malformed(file, `keys has ${keys.size} items, the most are ${MOST.keys}`);
  const roles = key(whole, "roles");
  return {
    version: count(key(whole, "version"), 1),
    expires: time(key(whole, "expires")),
    keys,
    root: readRole(key(roles, "root"), keys),
    index: readRole(key(roles, "index"), keys),
  };
}

function readRole(place: Place, known: ReadonlyMap<string, unknown>): SigningRole {
  const keys = list(key(place, "keys"), MOST.keys).map((item) => {
    const id = sha256(item);
    return known.has(id) ? id : refuse(item, "the id of one of the keys");
  });
  const written = key(place, "threshold");
  const threshold = count(written, 1);
  const different = new Set(keys).size;
  if (threshold > different) refuse(written, `at most ${different}, the number of the role's keys`);
  return { keys, threshold };
}

export function readIndex(file: string, payload: string): Index {
  const whole = payloadOf(file, payload, "index");
  const packs = list(key(whole, "packs"), MOST.packs).map(readPack);
  const ids = packs.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  const off = key(whole, "off");
  if (twice !== undefined) throw malformed(file, `packs has ${twice} twice`);
  return {
    version: count(key(whole, "version"), 1),
    expires: time(key(whole, "expires")),
    packs,
    off: off.value === undefined ? [] : list(off, MOST.off).map(ruleId),
  };
}

const ruleId = (place: Place) => matching(place, /^[^/\s]+\/[^/\s]+$/, "a rule's full id such as zh-service/habits.this-side");

function readPack(place: Place): IndexedPack {
  return {
    id: packId(key(place, "id")),
    version: version(key(place, "version")),
    date: day(key(place, "date")),
    engine: version(key(place, "engine")),
    ...readPointer(place),
    examples: readPointer(key(place, "examples")),
  };
}

function readPointer(place: Place): Pointer {
  return { url: readAddress(key(place, "url")), sha256: sha256(key(place, "sha256")), length: count(key(place, "length"), 1) };
}

/** Plain segments alone: nothing that a URL parser, a server or a file system reads as a way out of the folder. */
function readAddress(place: Place): string {
  const wanted = "a file beside the index or below: letters, digits, “.”, “_” and “-”, with “/” between";
  const address = matching(place, /^[\w.-]+(\/[\w.-]+)*$/, wanted);
  return address.length > 200 || address.split("/").some((part) => /^\.+$/.test(part)) ? refuse(place, wanted) : address;
}

/** @param expected what the index says of the pack */
export function readExamples(file: string, json: unknown, expected: { id: string; version: string }): Example[] {
  const whole: Place = { file, path: "", value: json };
  for (const [name, value] of [["pack", expected.id], ["version", expected.version]] as const) {
    oneOf(key(whole, name), [value]);
  }
  return list(key(whole, "examples"), MOST.examples).map((place) => ({
    rule: matching(key(place, "rule"), /^[^/\s]+$/, "a rule's id such as habits.this-side"),
    context: readContext(key(place, "context")),
    bad: list(key(place, "bad"), MOST.texts).map(text),
    good: list(key(place, "good"), MOST.texts).map(text),
  }));
}

function readContext(place: Place): Context {
  const context: Context = {};
  const [scene, role, turn, date] = ["scene", "role", "turn", "date"].map((name) => key(place, name)) as [Place, Place, Place, Place];
  if (scene.value !== undefined) context.scene = text(scene);
  if (role.value !== undefined) context.role = oneOf<Role>(role, ["agent", "customer"]);
  if (turn.value !== undefined) context.turn = list(turn, 2).map((item) => oneOf<Turn>(item, ["first", "last"]));
  if (date.value !== undefined) context.date = day(date);
  return context;
}

function payloadOf(file: string, payload: string, type: SignedType): Place {
  const whole: Place = { file, path: "", value: parseJson(file, new TextEncoder().encode(payload)) };
  oneOf(key(whole, "type"), [type]);
  return whole;
}

function base64(place: Place, length: number): Uint8Array {
  const wanted = `base64 of ${length} bytes`;
  const written = matching(place, /^[A-Za-z0-9+/]+={0,2}$/, wanted);
  if (written.length !== 4 * Math.ceil(length / 3)) refuse(place, wanted);
  let binary: string;
  try {
    binary = atob(written);
  } catch {
    return refuse(place, wanted);
  }
  return binary.length === length ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : refuse(place, wanted);
}
