import type { Severity } from "phraselint";
import type { ShortcutKeys } from "phraselint/dom";
import { boolean, CheckError, list, number, oneOf, optional, origin, record, recordBy, SEVERITIES, shape, string, type Check } from "./check.js";

/** What happens before a message is sent; `off` leaves the page's keys and buttons alone. */
export type GuardAction = "off" | "allow" | "ask" | "block";

/** What a person has chosen. Stored in `storage.local` as one value. */
export interface Settings {
  /** Raised when the shape changes; `migrate` brings older ones up. */
  readonly version: 1;
  /** By origin, as in `https://im.example.com`. A site that is not here is on as soon as access to it has been granted. */
  readonly sites: Readonly<Record<string, "on" | "off">>;
  /** Until when a site is switched off, by origin, in milliseconds since 1970. */
  readonly pausedUntil: Readonly<Record<string, number>>;
  /** By full id. What is not here is as its pack says. */
  readonly rules: Readonly<Record<string, "off" | Severity>>;
  /** Wordings that are never underlined: the text of a diagnostic, exactly. */
  readonly ignored: readonly string[];
  /** Values for the slots in suggestions, as in `{ company: "云帆" }`. */
  readonly slots: Readonly<Record<string, string>>;
  readonly guard: { readonly action: GuardAction; readonly severity: Severity; readonly sendKeys: readonly string[]; readonly sendButton: string };
  readonly keys: ShortcutKeys;
  /** Packs that are switched off, by id. */
  readonly packsOff: readonly string[];
  /** Where packs are renewed from; without, the address that the build or the policy gives. */
  readonly channel: { readonly index: string; readonly root: string } | undefined;
  /** How often is looked for new packs, in hours; 0 is by hand only. */
  readonly updateHours: number;
  /** Whether the first page, which offers the known consoles, has been seen. */
  readonly welcomed: boolean;
}

export const DEFAULTS: Settings = {
  version: 1,
  sites: {},
  pausedUntil: {},
  rules: {},
  ignored: [],
  slots: {},
  guard: { action: "off", severity: "error", sendKeys: ["Enter"], sendButton: "" },
  keys: { open: "Alt+Enter", next: "F8", previous: "Shift+F8", fixAll: "Alt+Shift+Enter" },
  packsOff: [],
  channel: undefined,
  updateHours: 12,
  welcomed: false,
};

/** The key in `storage.local`, and the name of the lock that is held from reading to writing. */
export const SETTINGS_KEY = "settings";

const MOST_HOURS = 24 * 30;

const CHECKS: { readonly [Key in keyof Settings]: Check<Settings[Key]> } = {
  version: (value, place) => {
    if (value === DEFAULTS.version) return DEFAULTS.version;
    throw new CheckError(`${place} is ${JSON.stringify(value)}, but this version of phraselint reads ${DEFAULTS.version}: update it first`, "later", [JSON.stringify(value)]);
  },
  sites: recordBy(origin, oneOf(["on", "off"])),
  pausedUntil: recordBy(origin, number(0, Number.MAX_SAFE_INTEGER)),
  rules: record(oneOf(["off", ...SEVERITIES])),
  ignored: list(string),
  slots: record(string),
  guard: shape({ action: oneOf(["off", "allow", "ask", "block"]), severity: oneOf(SEVERITIES), sendKeys: list(string), sendButton: string }, DEFAULTS.guard),
  keys: shape({ open: string, next: string, previous: string, fixAll: string }, DEFAULTS.keys),
  packsOff: list(string),
  channel: optional(shape({ index: string, root: string }, { index: "", root: "" })),
  updateHours: number(0, MOST_HOURS),
  welcomed: boolean,
};

/** From each version to the next, in order: the first one is for settings of version 1. */
const MIGRATIONS: readonly ((settings: Record<string, unknown>) => Record<string, unknown>)[] = [];

function upToDate(settings: Record<string, unknown>): Record<string, unknown> {
  const version = Number(settings["version"]);
  return Number.isInteger(version) && version >= 1 ? MIGRATIONS.slice(version - 1).reduce((older, migration) => migration(older), settings) : settings;
}

/** What was stored, by whichever version. A value that cannot be is as if it had never been set; the others stay. */
export function migrate(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULTS;
  const given = upToDate(stored as Record<string, unknown>);
  const kept: Record<string, unknown> = { ...DEFAULTS };
  for (const [key, check] of Object.entries(CHECKS)) {
    if (given[key] === undefined) continue;
    try {
      kept[key] = check(given[key], key);
    } catch {
      // It stays what it is by default.
    }
  }
  return kept as unknown as Settings;
}

/** @throws Error in words, naming the key, its value and what it must be, if the text is no settings */
export function parseSettings(text: string): Settings {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new CheckError(`This is no file of settings: it is not JSON (${error instanceof Error ? error.message : error})`, "json");
  }
  const place = "settings";
  if (typeof read !== "object" || read === null || Array.isArray(read)) throw new CheckError("This is no file of settings: it holds no object", "other-file");
  if (!("version" in read)) throw new CheckError("This is no file of settings: it has no version", "other-file");
  const given = upToDate(read as Record<string, unknown>);
  // Before all others, because a later version may know keys that this one does not.
  CHECKS.version(given["version"], `${place}.version`);
  return shape(CHECKS, DEFAULTS)(given, place);
}

export const exportSettings = (settings: Settings): string => `${JSON.stringify(settings, null, 2)}\n`;

/** The same without one key. */
export function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _, ...rest } = record;
  return rest;
}
