import type { Context, Diagnostic } from "phraselint";

/**
 * Whatever lints: the linter of `createLinter`, or an object that asks one elsewhere and answers with a promise.
 * A late answer, one for a text that is no longer the field's, is dropped.
 */
export interface LintSource {
  lint(text: string, context?: Context): readonly Diagnostic[] | Promise<readonly Diagnostic[]>;
}

/** The language of the card. The wording of a diagnostic is the pack's. */
export type Locale = "zh" | "en";

/**
 * Shortcuts, written as `Ctrl+Alt+Shift+Meta+Key` with the key's `KeyboardEvent.key` last. An empty string switches one off.
 * They act only while the field has a diagnostic; otherwise the key goes where it always went.
 */
export interface ShortcutKeys {
  /**
   * Opens the card at the caret, or the one nearest to it, to be steered by keys.
   * Not `Ctrl+.`: Chinese input methods switch their punctuation with it.
   * @default "Alt+Enter"
   */
  readonly open: string;
  /**
   * Goes to the next diagnostic, and after the last to the first.
   * @default "F8"
   */
  readonly next: string;
  /**
   * Goes to the previous diagnostic, and before the first to the last.
   * @default "Shift+F8"
   */
  readonly previous: string;
}

export interface AttachOptions {
  /**
   * What the linter should know besides the text. Asked before each lint; after a change of its own, call `refresh`.
   * @default no context
   */
  readonly context?: () => Context | undefined;
  /**
   * Called with every answer of the linter for the field's text, also an empty one.
   * @default nobody is told
   */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  /**
   * Called when the linter throws or rejects. The text is linted again when it next changes.
   * @default `reportError`, which the browser prints on the console
   */
  readonly onError?: (error: unknown) => void;
  /**
   * The language of the card and of what is said to screen readers.
   * @default "zh"
   */
  readonly locale?: Locale;
  /**
   * Shortcuts that differ from the usual ones.
   * @default each key's own
   */
  readonly keys?: Partial<ShortcutKeys>;
  /**
   * How long the pointer rests on an underline before its card opens, in milliseconds.
   * @default 250
   */
  readonly hoverDelay?: number;
}

export type Settings = Omit<Required<AttachOptions>, "keys"> & { readonly keys: ShortcutKeys };

export function settle(options: AttachOptions): Settings {
  return {
    context: options.context ?? (() => undefined),
    onDiagnostics: options.onDiagnostics ?? (() => undefined),
    onError: options.onError ?? reportError,
    locale: options.locale ?? "zh",
    keys: { open: "Alt+Enter", next: "F8", previous: "Shift+F8", ...options.keys },
    hoverDelay: options.hoverDelay ?? 250,
  };
}
