import type { Diagnostic, Suggestion } from "phraselint";
import type { Span } from "../span.js";
import { OPEN_SLOT } from "./caret.js";

export interface Fix {
  readonly diagnostic: Diagnostic;
  readonly suggestion: Suggestion;
}

/**
 * What can be mended without asking, from the end of the text to its start: diagnostics of which exactly one suggestion is for every
 * case (the others say `when`), leaves nothing to fill in, and touches nothing that another diagnostic is about.
 */
export function safeFixes(diagnostics: readonly Diagnostic[]): readonly Fix[] {
  return diagnostics
    .flatMap((diagnostic) => {
      const [suggestion, ...others] = diagnostic.suggestions.filter(({ when }) => !when);
      if (!suggestion || others.length > 0 || OPEN_SLOT.test(suggestion.text)) return [];
      const isApart = diagnostics.every((other) => other === diagnostic || [other, ...other.suggestions].every((span) => !touch(span, suggestion)));
      return isApart ? [{ diagnostic, suggestion }] : [];
    })
    .reverse();
}

const touch = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
