import type { Context, Diagnostic } from "phraselint";
import type { LintSource } from "../options.js";
import type { Edit, Span } from "../span.js";
import { around, dueAfter, isWhole, nextPiece, spanAfter, type Piece } from "./due.js";
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

interface Request {
  piece: Piece;
}

/**
 * Keeps the diagnostics of a text that changes, under a linter that may answer late, out of order or not at all.
 * Of a long text only what an edit may bear upon is linted again.
 */
export function createTracker(source: LintSource, { context, onChange, onError, later }: TrackerEvents): Tracker {
  let text = "";
  let linted: string | undefined;
  let diagnostics: readonly Diagnostic[] = [];
  // Whether the diagnostics are those of the text, but for what is due. Not so after a failure.
  let isKnown = false;
  let due: Span | undefined;
  // Pieces that are being linted. An edit moves them, or takes them out where it touches what was given.
  let asked: readonly Request[] = [];
  let isWaiting = false;

  /** Lints what is due, for a while, and tells what is known then. */
  const lint = (): void => {
    const until = performance.now() + SLICE;
    for (let isFirst = true; due && asked.length < AT_ONCE && (isFirst || performance.now() < until); isFirst = false) {
      const { piece, rest } = nextPiece(due, text);
      due = rest;
      ask(piece);
      if (!isKnown) return;
    }
    tell();
    if (due && asked.length < AT_ONCE) goOn();
  };

  const goOn = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      if (isKnown) lint();
    });
  };

  const tell = (): void => onChange(diagnostics, due !== undefined || asked.length > 0);

  const ask = (piece: Piece): void => {
    const request: Request = { piece };
    const part = text.slice(piece.given.start, piece.given.end);
    try {
      // Nobody means to send an empty message: wording that is required is not missing from it.
      const answer = part === "" ? [] : source.lint(part, context());
      if (!("then" in answer)) return take(piece, answer);
      asked = [...asked, request];
      const ifWanted = <T>(use: (value: T) => void) => (value: T): void => {
        if (!asked.includes(request)) return;
        asked = asked.filter((other) => other !== request);
        use(value);
      };
      answer.then(
        ifWanted((late) => {
          take(request.piece, late);
          if (isWhole(text)) tell();
          else goOn();
        }),
        ifWanted(fail),
      );
    } catch (error) {
      fail(error);
    }
  };

  const take = ({ span, given }: Piece, answer: readonly Diagnostic[]): void => {
    if (isWhole(text)) {
      diagnostics = answer;
      return;
    }
    const found = answer.map((diagnostic) => shifted(diagnostic, given.start));
    diagnostics = [
      ...diagnostics.filter(({ start }) => start < span.start),
      // What a message lacks cannot be told from a part of it.
      ...found.filter(({ start, end }) => start >= span.start && start < span.end && end > start),
      ...diagnostics.filter(({ start }) => start >= span.end),
    ];
  };

  /** Moves what is due and what is asked. What was asked about wording that has changed is due again. */
  const follow = (edit: Edit, now: string): void => {
    const isTouched = ({ piece: { given } }: Request): boolean => given.start <= edit.end && edit.start <= given.end;
    const lost = asked.filter(isTouched).map(({ piece }) => piece.span);
    asked = asked.filter((request) => !isTouched(request));
    for (const request of asked) request.piece = { span: spanAfter(request.piece.span, edit), given: spanAfter(request.piece.given, edit) };
    due = dueAfter(lost.reduce<Span | undefined>((all, span) => (all ? around(all, span) : span), due), edit, now);
  };

  const drop = (): void => {
    due = undefined;
    asked = [];
    isKnown = false;
  };

  const fail = (error: unknown): void => {
    drop();
    diagnostics = [];
    onChange(diagnostics, false);
    onError(error);
  };

  return {
    check(now) {
      if (now === linted) return false;
      const edit = editBetween(text, now);
      diagnostics = remap(diagnostics, edit);
      if (isKnown && !isWhole(text) && !isWhole(now)) follow(edit, now);
      else {
        asked = [];
        due = { start: 0, end: now.length };
      }
      isKnown = true;
      text = linted = now;
      lint();
      return true;
    },
    forget() {
      drop();
      linted = undefined;
    },
    diagnosticsOf: (now) => (now === text ? diagnostics : remap(diagnostics, editBetween(text, now))),
    stop: drop,
  };
}
