import type { Severity } from "phraselint";

/** Takes a value for what it should be. @throws Error that names the place, the value and what it must be */
export type Check<Value> = (value: unknown, place: string) => Value;

export const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** Why a value cannot be, also in parts, so that pages can say it in their language. */
export class CheckError extends Error {
  /** @param parts the place, then what there is, then what there may be */
  constructor(message: string, readonly kind: "json" | "other-file" | "later" | "unknown" | "value", readonly parts: readonly string[] = []) {
    super(message);
  }
}

const MOST_SHOWN = 60;

/** A value as it is told in an error. */
function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > MOST_SHOWN ? `${json.slice(0, MOST_SHOWN)}…` : json;
}

/** @param must in words @param may the same in signs */
function refuse(value: unknown, place: string, must: string, may: string): never {
  throw new CheckError(`${place} is ${shown(value)}, but must be ${must}`, "value", [place, shown(value), may]);
}

export const string: Check<string> = (value, place) => (typeof value === "string" ? value : refuse(value, place, "a text", `"…"`));

export const boolean: Check<boolean> = (value, place) => (typeof value === "boolean" ? value : refuse(value, place, "true or false", "true | false"));

export const number = (least: number, most: number): Check<number> => (value, place) =>
  typeof value === "number" && value >= least && value <= most ? value : refuse(value, place, `a number from ${least} to ${most}`, `${least} – ${most}`);

export const oneOf = <const Choices extends readonly string[]>(choices: Choices): Check<Choices[number]> => (value, place) =>
  choices.includes(value as string) ? value as Choices[number] : refuse(value, place, `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`, choices.map((choice) => `"${choice}"`).join(" | "));

export const list = <Item>(item: Check<Item>): Check<readonly Item[]> => (value, place) =>
  Array.isArray(value) ? value.map((entry: unknown, index) => item(entry, `${place}[${index}]`)) : refuse(value, place, "a list", "[…]");

function object(value: unknown, place: string): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : refuse(value, place, "an object", "{…}");
}

export const record = <Value>(check: Check<Value>): Check<Readonly<Record<string, Value>>> => (value, place) =>
  Object.fromEntries(Object.entries(object(value, place)).map(([key, entry]) => [key, check(entry, `${place}[${JSON.stringify(key)}]`)]));

/** An object with exactly these keys; one that is missing is as in `defaults`. */
export const shape = <Shape extends object>(checks: { readonly [Key in keyof Shape]: Check<Shape[Key]> }, defaults: Shape): Check<Shape> => (value, place) => {
  const given = object(value, place);
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(checks, key));
  if (unknown !== undefined) {
    const known = Object.keys(checks);
    throw new CheckError(`${place}.${unknown} is not known, and must be one of ${known.join(", ")}`, "unknown", [`${place}.${unknown}`, known.join(" | ")]);
  }
  const result = { ...defaults };
  for (const key of Object.keys(checks) as (keyof Shape & string)[]) {
    if (given[key] !== undefined) result[key] = checks[key](given[key], `${place}.${key}`);
  }
  return result;
};

export const optional = <Value>(check: Check<Value>): Check<Value | undefined> => (value, place) => (value == null ? undefined : check(value, place));

/** An origin, as in `https://im.example.com`. */
export const origin: Check<string> = (value, place) => {
  const text = string(value, place);
  if (!/^https?:/.test(text) || !URL.canParse(text) || new URL(text).origin !== text) refuse(value, place, "an origin, as in https://im.example.com", "https://im.example.com");
  return text;
};

/** An object whose keys are all as they should be too. */
export const recordBy = <Value>(key: Check<string>, check: Check<Value>): Check<Readonly<Record<string, Value>>> => (value, place) => {
  const entries = record(check)(value, place);
  for (const name of Object.keys(entries)) key(name, `a key of ${place}`);
  return entries;
};
