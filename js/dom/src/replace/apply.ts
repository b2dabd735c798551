import type { Diagnostic, Suggestion } from "phraselint";
import type { Field } from "../field.js";

/**
 * What became of a suggestion: it was `applied`; the diagnostic was `gone`, because the text had changed; the input method was
 * `composing`; the field is `read-only` or disabled; or it `failed`: the field does not hold the new text, and the person
 * should be offered it for copying.
 */
export type AppliedOutcome = "applied" | "gone" | "composing" | "read-only" | "failed";

export interface ApplyTo {
  readonly field: Field;
  readonly isComposing: () => boolean;
  /** The diagnostics of the text as it is now. */
  readonly diagnosticsOf: (text: string) => readonly Diagnostic[];
}

/** Carries out a suggestion on the text of now, wherever its diagnostic has moved since it was shown. */
export async function apply(to: ApplyTo, diagnostic: Diagnostic, suggestion: Suggestion): Promise<AppliedOutcome> {
  // Chromium leaves the composed text in the field and never ends the composition when it is edited meanwhile.
  if (to.isComposing()) return "composing";
  if (!to.field.writable()) return "read-only";
  const { text } = to.field.read();
  const current = relocate(to.diagnosticsOf(text), diagnostic);
  const edit = current?.suggestions.find((other) => other.text === suggestion.text && other.when === suggestion.when);
  if (!current || !edit || text.slice(current.start, current.end) !== current.text) return "gone";
  return (await to.field.replace(edit)) ? "applied" : "failed";
}

/** The same slip among those of now: of the same rule and wording, the nearest to where it was. */
export function relocate(diagnostics: readonly Diagnostic[], wanted: Diagnostic): Diagnostic | undefined {
  const same = diagnostics.filter(({ rule, text }) => rule === wanted.rule && text === wanted.text);
  const distance = ({ start }: Diagnostic): number => Math.abs(start - wanted.start);
  return same.sort((one, other) => distance(one) - distance(other))[0];
}
