import type { Diagnostic, Linter, Suggestion } from "phraselint";
import { attach, type Attached, type AppliedOutcome } from "phraselint/dom";
import type { Settings } from "./settings.js";
import { currentLanguage, type Words } from "./words.js";

/** The fields of the page, by id, in the order in which they are listed. */
export const FIELDS = ["reply", "title", "mail"] as const satisfies readonly (keyof Words)[];
export type FieldId = (typeof FIELDS)[number];

export interface Finding {
  readonly field: FieldId;
  readonly diagnostic: Diagnostic;
}

export interface Fields {
  /** Lints all fields again: the settings have changed. */
  refresh(): void;
  /** Lints all fields again, with another linter from now on. */
  use(linter: Linter): void;
  /** Attaches anew: the language of the card has changed, or what is done before sending. */
  reattach(): void;
  reveal(finding: Finding): void;
  apply(finding: Finding, suggestion: Suggestion): Promise<AppliedOutcome>;
}

/** Attaches the linter to every field of the page. `onChange` is told all that is found, of all fields. */
export function attachFields(first: Linter, settings: Settings, onChange: (findings: readonly Finding[]) => void): Fields {
  let linter = first;
  const found = new Map<FieldId, readonly Diagnostic[]>();
  const attached = new Map<FieldId, Attached>();
  const shown = {
    lint: (...[text, context]: Parameters<Linter["lint"]>) => linter.lint(text, context).filter(({ severity }) => settings.shows(severity)),
  };

  const reattach = (): void => {
    for (const field of FIELDS) {
      attached.get(field)?.();
      attached.set(field, attach(document.getElementById(field) as HTMLElement, shown, {
        locale: currentLanguage(),
        context: settings.context,
        // Only the reply is sent.
        ...(field === "reply" && { guard: { action: settings.guard() } }),
        onDiagnostics(diagnostics) {
          found.set(field, diagnostics);
          onChange(FIELDS.flatMap((id) => (found.get(id) ?? []).map((diagnostic) => ({ field: id, diagnostic }))));
        },
      }));
    }
  };
  reattach();

  const refresh = (): void => attached.forEach((field) => field.refresh());
  return {
    reattach,
    refresh,
    use(next) {
      linter = next;
      refresh();
    },
    reveal: ({ field, diagnostic }) => attached.get(field)?.reveal(diagnostic),
    apply: async ({ field, diagnostic }, suggestion) => (await attached.get(field)?.apply(diagnostic, suggestion)) ?? "gone",
  };
}
