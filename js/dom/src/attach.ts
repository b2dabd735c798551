import type { Diagnostic, Suggestion } from "phraselint";
import { fieldFor } from "./adapters/index.js";
import { settle, type AttachOptions, type LintSource } from "./options.js";
import { whileConnected } from "./presence.js";
import type { AppliedOutcome } from "./replace/apply.js";
import { startSession, type Session } from "./session.js";

/** Detaches when called. */
export interface Attached {
  /** Removes every listener, underline and element of this attachment. */
  (): void;
  /** Lints again although the text is the same, because the context or the linter's settings have changed. */
  refresh(): void;
  /** The text of the field as diagnostics count it; "" while the field is out of the document. */
  text(): string;
  /** Focuses the field, puts the caret behind the diagnostic, scrolls it into view and opens its card. */
  reveal(diagnostic: Diagnostic): void;
  /** Carries out one of the diagnostic's suggestions, on the text as it is now. */
  apply(diagnostic: Diagnostic, suggestion: Suggestion): Promise<AppliedOutcome>;
  /**
   * Carries out every safe fix, from the end of the text to its start: those of diagnostics of which exactly one suggestion says no
   * `when`, and that one has no open slot and touches no other diagnostic. Each is a step of undo.
   * @returns how many were applied
   */
  fixAll(): Promise<number>;
}

/**
 * Underlines in a text box what the linter finds, while it is typed, and offers the suggestions in a card: on hover, on a click,
 * and by keyboard.
 *
 * Underlines are CSS Custom Highlights (Chromium 105, Firefox 140, Safari 17.2) and leave the page's DOM alone, or else boxes over
 * the field (`painting`). In a text area or input
 * they are on the browser's own ranges (`createValueRange`, Chromium 148), else on a copy of the text laid out over the field.
 * Without Custom Highlights nothing is painted; diagnostics are still reported to `onDiagnostics`, and the card opens by keyboard.
 *
 * Of a text over 2,000 code units only the parts that an edit touches are linted again, line by line; wording that a whole message
 * must have is not asked of so long a text.
 *
 * Positions are UTF-16 code units: of `value`, or of a contenteditable element's text with `\n` for each line break and U+FFFC for
 * each element that is not editable. A read-only or disabled field is underlined, and not changed. A field that is removed from
 * the document is let go, and taken up again when it is back and used.
 *
 * @param field a text area, an input of type text, search, url or tel, or a contenteditable element
 * @throws TypeError for any other element
 * @returns how to detach
 *
 * @example
 * const detach = attach(document.querySelector("textarea"), await createLinter({ packs: [zhService] }));
 */
export function attach(field: HTMLTextAreaElement | HTMLInputElement | HTMLElement, linter: LintSource, options: AttachOptions = {}): Attached {
  const adapted = fieldFor(field);
  const settings = settle(linter, options);
  let session: Session | undefined;
  const detach = whileConnected(field, () => {
    const started = startSession(adapted, linter, settings);
    session = started;
    return () => {
      session = undefined;
      started.stop();
    };
  });
  return Object.assign(detach, {
    refresh: () => session?.refresh(),
    text: () => (session ? adapted.read().text : ""),
    reveal: (diagnostic: Diagnostic) => session?.reveal(diagnostic),
    apply: async (diagnostic: Diagnostic, suggestion: Suggestion): Promise<AppliedOutcome> => (await session?.apply(diagnostic, suggestion)) ?? "gone",
    fixAll: async (): Promise<number> => (await session?.fixAll()) ?? 0,
  });
}
