import type { Context, Diagnostic } from "phraselint";
import type { LintSource } from "../options.js";
import { partsAfter, type Part } from "./parts.js";
import { editBetween, remap, shifted } from "./remap.js";

/** How long the page may be kept from drawing by linting, in milliseconds. What is left is linted after the next frame. */
const SLICE = 8;

/** How many answers are awaited at the same time. */
const AT_ONCE = 8;

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
  /** Runs a task once, after the page has had the time to draw. */
  readonly later: (task: () => void) => void;
}

/**
 * Keeps the diagnostics of a text that changes, under a linter that may answer late, out of order or not at all.
 * Of a long text only the parts that an edit touches are linted again.
 */
export function createTracker(source: LintSource, { context, onChange, onError, later }: TrackerEvents): Tracker {
  let text = "";
  let linted: string | undefined;
  let diagnostics: readonly Diagnostic[] = [];
  let parts: readonly Part[] = [];
  let awaited = 0;
  let isWaiting = false;

  /** Lints what is new, for a while, and tells what is known then. */
  const lint = (): void => {
    const until = performance.now() + SLICE;
    let start = 0;
    for (const part of parts) {
      if (part.state === "new") {
        if (awaited >= AT_ONCE || performance.now() > until) break;
        ask(part, start);
        if (parts.length === 0) return;
      }
      start += part.text.length;
    }
    tell();
    if (awaited < AT_ONCE && isAnyNew()) goOn();
  };

  const isAnyNew = (): boolean => parts.some(({ state }) => state === "new");

  const goOn = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      if (parts.length > 0) lint();
    });
  };

  const tell = (): void => {
    if (parts.length > 0) onChange(diagnostics, parts.some(({ state }) => state !== "known"));
  };

  const ask = (part: Part, start: number): void => {
    part.state = "asked";
    try {
      // Nobody means to send an empty message: wording that is required is not missing from it.
      const answer = part.text === "" ? [] : source.lint(part.text, context());
      if (!("then" in answer)) return take(part, start, answer);
      awaited += 1;
      const ifWanted = <T>(use: (value: T) => void) => (value: T): void => {
        awaited -= 1;
        if (parts.includes(part)) use(value);
        else if (isAnyNew()) goOn();
      };
      answer.then(
        ifWanted((late) => {
          take(part, startOf(part), late);
          if (parts.length === 1) tell();
          else goOn();
        }),
        ifWanted(fail),
      );
    } catch (error) {
      fail(error);
    }
  };

  const take = (part: Part, start: number, answer: readonly Diagnostic[]): void => {
    part.state = "known";
    if (parts.length === 1) {
      diagnostics = answer;
      return;
    }
    const end = start + part.text.length;
    diagnostics = [
      ...diagnostics.filter((known) => known.start < start),
      // What a message lacks cannot be told from a part of it.
      ...answer.filter((found) => found.end > found.start).map((found) => shifted(found, start)),
      ...diagnostics.filter((known) => known.start >= end),
    ];
  };

  const startOf = (part: Part): number => {
    let start = 0;
    for (const other of parts) {
      if (other === part) break;
      start += other.text.length;
    }
    return start;
  };

  const fail = (error: unknown): void => {
    parts = [];
    diagnostics = [];
    onChange(diagnostics, false);
    onError(error);
  };

  return {
    check(now) {
      if (now === linted) return false;
      const edit = editBetween(text, now);
      diagnostics = remap(diagnostics, edit);
      parts = partsAfter(parts, edit, now);
      text = linted = now;
      lint();
      return true;
    },
    forget() {
      linted = undefined;
      parts = [];
    },
    diagnosticsOf: (now) => (now === text ? diagnostics : remap(diagnostics, editBetween(text, now))),
    stop() {
      parts = [];
    },
  };
}
