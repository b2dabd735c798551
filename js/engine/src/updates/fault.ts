import type { Outcome, OutcomeDetail } from "./types.js";

/** Names, in place of files, for what the options hold. */
export const CONFIGURED = { root: "the configured root", index: "the configured address" } as const;

/** Ends a run, or one pack of it. Never leaves this folder: it becomes a report. */
export class Fault extends Error {
  constructor(
    readonly outcome: Outcome,
    readonly detail: OutcomeDetail = {},
  ) {
    super(`${detail.file ? `${detail.file}: ` : ""}${detail.message ?? outcome}`);
  }
}

/** A file that is not as its format says. */
export function malformed(file: string, message: string): Fault {
  return new Fault("malformed", { file, message });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
