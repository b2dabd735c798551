// Reads plain data from JSON, one value at a time. Every complaint names the file, the place, what is wanted and what is there.
import { malformed } from "./fault.js";

/** A value and where it stands. */
export interface Place {
  readonly file: string;
  /** As in `packs[0].sha256`. */
  readonly path: string;
  readonly value: unknown;
}

const SHOWN = 60;

export function refuse({ file, path, value }: Place, wanted: string): never {
  const shown = value === undefined ? "is missing" : `but is ${clip(JSON.stringify(value) ?? String(value))}`;
  throw malformed(file, `${path || "the whole"} must be ${wanted}, ${shown}`);
}

function clip(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The value of a key of an object. Keys that nobody asks for are ignored: later versions may add some. */
export function key(place: Place, name: string): Place {
  const entries = object(place);
  const value = Object.hasOwn(entries, name) ? entries[name] : undefined;
  return { file: place.file, path: place.path ? `${place.path}.${name}` : name, value };
}

export function object(place: Place): Record<string, unknown> {
  const { value } = place;
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(place, "an object");
  return value as Record<string, unknown>;
}

export function list(place: Place, most: number): Place[] {
  const { file, path, value } = place;
  if (!Array.isArray(value)) refuse(place, "an array");
  if (value.length > most) throw malformed(file, `${path} has ${value.length} items, the most are ${most}`);
  return value.map((item, index) => ({ file, path: `${path}[${index}]`, value: item }));
}

export function text(place: Place): string {
  return typeof place.value === "string" ? place.value : refuse(place, "text");
}

export function matching(place: Place, pattern: RegExp, wanted: string): string {
  const { value } = place;
  return typeof value === "string" && pattern.test(value) ? value : refuse(place, wanted);
}

/** A whole number that a double holds exactly. */
export function count(place: Place, least: number): number {
  const { value } = place;
  return Number.isSafeInteger(value) && (value as number) >= least ? (value as number) : refuse(place, `a whole number from ${least} on`);
}

export function oneOf<T extends string>(place: Place, values: readonly T[]): T {
  return values.includes(place.value as T) ? (place.value as T) : refuse(place, values.map((value) => JSON.stringify(value)).join(" or "));
}

export const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/;

export const version = (place: Place) => matching(place, VERSION, "three numbers such as 1.4.0");
export const packId = (place: Place) => matching(place, /^[a-z][a-z0-9-]{0,63}$/, "a pack's id such as zh-service");
export const sha256 = (place: Place) => matching(place, /^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");
export const day = (place: Place) => matching(place, /^\d{4}-\d\d-\d\d$/, "a day such as 2026-11-22");

/** A time in UTC, kept as it was written. */
export function time(place: Place): string {
  const wanted = "a time in UTC such as 2027-01-31T00:00:00Z";
  const written = matching(place, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, wanted);
  return Number.isNaN(Date.parse(written)) ? refuse(place, wanted) : written;
}
