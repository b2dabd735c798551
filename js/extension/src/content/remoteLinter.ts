import type { Context, Diagnostic } from "phraselint";
import type { LintSource } from "phraselint/dom";
import type { FromContent, ToContent } from "../messages.js";

/** How often a question is asked whose worker has ended: one that is too much for any worker must not go on for ever. */
export const MOST_TRIES = 3;

type Question = FromContent & { readonly type: "lint" };

interface Pending {
  readonly question: Question;
  tries: number;
  readonly answer: (diagnostics: readonly Diagnostic[]) => void;
  readonly fail: (error: Error) => void;
}

export interface RemoteLinter extends LintSource {
  lint(text: string, context?: Context): Promise<readonly Diagnostic[]>;
  /** Takes an answer. */
  take(message: ToContent & { type: "linted" | "failed" }): void;
  /** The worker has ended: asks the next one what this one has not answered. */
  askAgain(): void;
  /** Gives up on every question. */
  stop(): void;
}

/** A linter elsewhere. Each question has a number, and each answer that of its question. @param send opens a port where there is none */
export function createRemoteLinter(send: (message: Question) => void): RemoteLinter {
  const pending = new Map<number, Pending>();
  let last = 0;

  function ask(asked: Pending): void {
    asked.tries += 1;
    send(asked.question);
  }

  return {
    lint: (text, context) => new Promise((answer, fail) => {
      last += 1;
      const asked: Pending = { question: { type: "lint", id: last, text, scene: context?.scene ?? "" }, tries: 0, answer, fail };
      pending.set(last, asked);
      ask(asked);
    }),
    take(message) {
      const asked = pending.get(message.id);
      pending.delete(message.id);
      if (message.type === "linted") asked?.answer(message.diagnostics);
      else asked?.fail(new Error(message.message));
    },
    askAgain() {
      for (const [id, asked] of pending) {
        if (asked.tries < MOST_TRIES) ask(asked);
        else {
          pending.delete(id);
          asked.fail(new Error(`phraselint: no answer after ${MOST_TRIES} tries`));
        }
      }
    },
    stop() {
      for (const { fail } of pending.values()) fail(new Error("phraselint: the extension is gone"));
      pending.clear();
    },
  };
}
