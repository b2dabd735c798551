// A second WebAssembly, since hardly anybody who lints messages also writes rules. Its address and its memory are its own.
import init, { checkPack as check, rulesOf as rules } from "../../wasm-author/author.js";
import { loadModule } from "#load";
import type { Severity } from "../types.js";

/** What is wrong in a pack's files, and how to mend it. */
export interface AuthorProblem {
  /** The path of the file, as it was given. */
  file: string;
  /** The line, counted from 1. */
  line: number;
  /** The column in characters, counted from 1. */
  column: number;
  /** A pack with an error does not compile; a warning names what is doubtful. */
  severity: "error" | "warning";
  message: string;
}

/** A file of a pack. */
export interface PackFile {
  /** Its path in the pack's folder, with `/`: `pack.yaml`, `phrasebook/hold.yaml`. */
  path: string;
  text: string;
}

/** A rule, for people who choose between rules. */
export interface RuleInfo {
  /** With its pack's id, as diagnostics name it. */
  id: string;
  severity: Severity;
  /** What is wrong with the wording. */
  message: string;
  /** Why it matters. */
  why?: string;
  tags: string[];
  /** What it catches, as its author writes it. */
  phrases: string[];
  /** What to write instead. */
  suggestions: string[];
  /** Whether an overlay has switched it off. */
  off: boolean;
}

/**
 * Checks the files of a pack, and compiles them if nothing is wrong: what `phraselint pack check` says, in its words.
 *
 * @param bases compiled packs at hand, among which the one is looked for that the pack overlays
 * @returns everything that is wrong or doubtful, in order of place; the compiled pack if no problem is an error
 * @throws Error when one of the `bases` cannot be read, or the WebAssembly cannot be had
 *
 * @example
 * ```ts
 * import { checkPack } from "phraselint/author";
 *
 * const { problems, pack } = await checkPack([{ path: "pack.yaml", text }, { path: "haste.yaml", text: rules }]);
 * for (const { file, line, column, message } of problems) console.log(`${file}:${line}:${column}: ${message}`);
 * ```
 */
export async function checkPack(
  files: readonly PackFile[],
  bases: readonly Uint8Array[] = [],
): Promise<{ problems: AuthorProblem[]; pack?: Uint8Array }> {
  await ready();
  const paths = files.map(({ path }) => path);
  const texts = files.map(({ text }) => text);
  const [problems, pack] = check(paths, texts, [...bases], today()) as [WrittenProblem[], Uint8Array | undefined];
  const named = problems.map(([file, line, column, isError, message]): AuthorProblem => {
    return { file, line, column, severity: isError ? "error" : "warning", message };
  });
  return pack ? { problems: named, pack } : { problems: named };
}

/**
 * The rules of compiled packs together, in order, with what overlays among them have changed.
 *
 * @throws Error when the packs do not load together, or the WebAssembly cannot be had
 */
export async function rulesOf(packs: readonly Uint8Array[]): Promise<RuleInfo[]> {
  await ready();
  return (rules([...packs]) as WrittenRule[]).map(([id, severity, message, why, tags, phrases, suggestions, off]) => {
    return { id, severity, message, ...(why !== undefined && { why }), tags, phrases, suggestions, off };
  });
}

/** As the WebAssembly gives them: without names, which would weigh more than they tell. */
type WrittenProblem = [file: string, line: number, column: number, isError: boolean, message: string];
type WrittenRule = [
  id: string,
  severity: Severity,
  message: string,
  why: string | undefined,
  tags: string[],
  phrases: string[],
  suggestions: string[],
  off: boolean,
];

let loading: Promise<unknown> | undefined;

/** Loads the WebAssembly on the first call. After a failure the next call tries again. */
function ready(): Promise<unknown> {
  // Written out in full, because bundlers follow only a literal `new URL(…, import.meta.url)`.
  loading ??= loadModule(new URL("../../wasm-author/author_bg.wasm", import.meta.url))
    .then((module) => init({ module_or_path: module }))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** The day where this runs, as in `2026-11-22`. */
function today(): string {
  const now = new Date();
  // The time zone's own clock, read as if it were UTC's.
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
