import type { Diagnostic } from "phraselint";
import { editBetween, remap } from "./remap.js";

/** Who looks at a set of switched-off rules: every session that shares it. */
const watchers = new WeakMap<ReadonlySet<string>, Set<() => void>>();

/** What the person does not want to be told in a field. */
export interface Dismissed {
  /** Leaves this one out for as long as its wording stays. */
  ignore(diagnostic: Diagnostic): void;
  /** Leaves out a rule, in every field that shares the set. @returns how to undo that */
  switchOff(rule: string): () => void;
  /** Tells the text that diagnostics are of from now on. */
  follow(text: string): void;
  /** Those that are to be told. */
  open(diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
  stop(): void;
}

/** @param changed called when another field has switched a rule off or on */
export function createDismissed(rulesOff: Set<string>, changed: () => void): Dismissed {
  const sharing = watchers.get(rulesOff) ?? new Set();
  watchers.set(rulesOff, sharing.add(changed));
  let text = "";
  let ignored: readonly Diagnostic[] = [];
  const tellAll = (): void => sharing.forEach((tell) => tell());

  return {
    ignore(diagnostic) {
      ignored = [...ignored, diagnostic];
    },
    switchOff(rule) {
      rulesOff.add(rule);
      tellAll();
      return () => {
        rulesOff.delete(rule);
        tellAll();
      };
    },
    follow(now) {
      if (ignored.length > 0) ignored = remap(ignored, editBetween(text, now));
      text = now;
    },
    open: (diagnostics) =>
      rulesOff.size + ignored.length === 0
        ? diagnostics
        : diagnostics.filter(({ rule, start, end }) => {
          return !rulesOff.has(rule) && !ignored.some((other) => other.rule === rule && other.start === start && other.end === end);
        }),
    stop: () => void sharing.delete(changed),
  };
}
