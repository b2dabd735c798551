import type { Context, Diagnostic } from "phraselint";
import type { LintSource } from "../options.js";
import { remap } from "./remap.js";

export interface Tracker {
  /** Tells the text of now. It is linted unless it is the text that was linted last. @returns whether it was */
  check(text: string): boolean;
  /** Makes the next check lint whatever the text. */
  forget(): void;
  /** What is known of a text, which may be newer than the last one checked. */
  diagnosticsOf(text: string): readonly Diagnostic[];
  /** Drops an answer that is still to come. */
  stop(): void;
}

export interface TrackerEvents {
  readonly context: () => Context | undefined;
  /** Tells the diagnostics of the text just checked. While an answer is awaited they are those of the text before, moved. */
  readonly onChange: (diagnostics: readonly Diagnostic[], isAwaiting: boolean) => void;
  readonly onError: (error: unknown) => void;
}

/** Keeps the diagnostics of a text that changes, under a linter that may answer late, out of order or not at all. */
export function createTracker(source: LintSource, { context, onChange, onError }: TrackerEvents): Tracker {
  let text = "";
  let diagnostics: readonly Diagnostic[] = [];
  let linted: string | undefined;
  let sequence = 0;

  const set = (next: readonly Diagnostic[], isAwaiting: boolean): void => {
    diagnostics = next;
    onChange(next, isAwaiting);
  };
  const fail = (error: unknown): void => {
    set([], false);
    onError(error);
  };

  const lint = (): void => {
    const asked = ++sequence;
    const ifNewest = <T>(use: (value: T) => void) => (value: T): void => {
      if (asked === sequence) use(value);
    };
    try {
      // Nobody means to send an empty message: wording that is required is not missing from it.
      const answer = text === "" ? [] : source.lint(text, context());
      if (!("then" in answer)) return set(answer, false);
      set(diagnostics, true);
      answer.then(ifNewest((late) => set(late, false)), ifNewest(fail));
    } catch (error) {
      fail(error);
    }
  };

  return {
    check(now) {
      if (now === linted) return false;
      diagnostics = remap(diagnostics, text, now);
      text = linted = now;
      lint();
      return true;
    },
    forget() {
      linted = undefined;
    },
    diagnosticsOf: (now) => remap(diagnostics, text, now),
    stop() {
      sequence += 1;
    },
  };
}
