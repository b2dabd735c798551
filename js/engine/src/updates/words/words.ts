import type { Outcome } from "../types.js";

/** The values of an outcome, as text; “?” where one is missing. */
export interface Values {
  /** The pack or the file that it is about. */
  readonly what: string;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
}

/** Everything that is said about renewing, in one language. Whole sentences. */
export interface Words {
  /** Between two sentences. */
  readonly space: string;
  /** Between the items of a list. */
  readonly comma: string;
  /** What has no file name. */
  readonly configured: Record<"root" | "index", string>;
  updated(packs: string): string;
  /** Only the list of pulled rules is new. */
  readonly renewed: string;
  readonly upToDate: string;
  readonly fault: Record<Exclude<Outcome, "updated" | "up-to-date">, (values: Values) => string>;
  /** For an outcome that only a later version knows. */
  unknown(outcome: string): string;
  /** What it means that the run was refused. */
  readonly allGoOn: string;
  /** What it means that some packs were refused. */
  goOn(packs: string): string;
  readonly indexExpired: (expires: string) => string;
  readonly rootExpired: (expires: string) => string;
  readonly fallback: Record<"previous" | "built-in", (message: string) => string>;
  damaged(message: string): string;
  belowMinimum(pack: string, version: string, minimum: string): string;
}
