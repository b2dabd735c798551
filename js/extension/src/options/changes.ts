import type { Settings } from "../settings.js";

/** One thing that differs between two settings. Empty is: not there. */
export interface Change {
  readonly key: keyof Settings;
  /** Within the key, as the id of a rule; "" for the whole. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What is not chosen, but remembered. */
const REMEMBERED: readonly (keyof Settings)[] = ["version", "welcomed", "pausedUntil"];

/** What changes from one to the other, in the order of the settings. */
export function changes(from: Settings, to: Settings): Change[] {
  return (Object.keys(from) as (keyof Settings)[]).filter((key) => !REMEMBERED.includes(key)).flatMap((key) => {
    const [before, after] = [entries(from[key]), entries(to[key])];
    const names = new Set([...before.keys(), ...after.keys()]);
    return [...names].flatMap((name) => {
      const change = { key, name, before: before.get(name) ?? "", after: after.get(name) ?? "" };
      return change.before === change.after ? [] : [change];
    });
  });
}

/** A value as names with texts: the elements of a list are names for themselves. */
function entries(value: unknown): Map<string, string> {
  if (Array.isArray(value)) return new Map(value.map((element) => [String(element), "✓"]));
  if (typeof value === "object" && value !== null) return new Map(Object.entries(value).map(([name, inside]) => [name, Array.isArray(inside) ? inside.join(" ") : String(inside)]));
  return new Map(value === undefined ? [] : [["", String(value)]]);
}
