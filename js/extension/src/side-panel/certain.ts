import type { Diagnostic } from "phraselint";

type Span = Pick<Diagnostic, "start" | "end">;

const touch = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/**
 * The slips that are mended without asking, as the page's half of it decides: there is but one thing to write, with nothing to fill
 * in, and it touches nothing that another slip is about.
 */
export function certainOnes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter((diagnostic) => {
    const [suggestion, ...others] = diagnostic.suggestions.filter(({ when }) => !when);
    if (!suggestion || others.length > 0 || /\{[^{}\s]+\}/.test(suggestion.text)) return false;
    return diagnostics.every((other) => other === diagnostic || [other, ...other.suggestions].every((span) => !touch(span, suggestion)));
  });
}
