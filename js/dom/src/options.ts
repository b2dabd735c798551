import type { Context, Diagnostic, Severity } from "phraselint";

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
  /**
   * Carries out every safe fix. It acts only where there is one.
   * @default "Alt+Shift+Enter"
   */
  readonly fixAll: string;
}

/** A message that was about to be sent with an open diagnostic, and what became of it. */
export interface Sending {
  /** `held`: the page did not get the key, press or submission. `sent-anyway`: it got the second one. */
  readonly decision: "allowed" | "held" | "sent-anyway";
  /** Those of the guard's severity and above. Never empty. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What happens before a message is sent. Key, press and submission are taken on the window before the page sees them; only a
 * listener that the page has put on the window, in the capturing phase and before `attach`, is earlier.
 * While an input method composes, Enter is no sending; nor is it while the field has a menu open (`aria-expanded`).
 */
export interface GuardOptions {
  /**
   * `allow` only reports. `ask` holds the message once: the same key, press or submission again goes to the page untouched, unless
   * something else was done meanwhile. `block` holds it until it is mended.
   */
  readonly action: "allow" | "ask" | "block";
  /**
   * The least severity that counts.
   * @default "error"
   */
  readonly severity?: Severity;
  /**
   * The shortcuts that send in this console, written as in {@link ShortcutKeys}.
   * @default ["Enter"]
   */
  readonly sendKeys?: readonly string[];
  /**
   * A CSS selector of the send buttons, matched when something is pressed. Where several fields are guarded, a button
   * sends the one that had the focus last.
   * @default no button; the submission of the field's form is noticed without
   */
  readonly sendButton?: string;
  /**
   * Called for each sending with an open diagnostic.
   * @default nobody is told
   */
  readonly onSend?: (sending: Sending) => void;
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
   * How underlines are painted. `highlights` are CSS Custom Highlights, which any script of the page can read. `boxes` are drawn in a
   * closed shadow tree over the field, of which the page sees an empty element, the same whatever is found: for an extension, whose
   * findings are none of the page's business.
   * @default "highlights"
   */
  readonly painting?: "highlights" | "boxes";
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
  /**
   * How long typing rests before a word that may be half typed, or wording that is missing, is underlined, in milliseconds.
   * @default 600
   */
  readonly pause?: number;
  /**
   * The rules, by id, that are not shown. The card adds to it what the person switches off. Fields may share one.
   * @default one set for all fields of a linter
   */
  readonly rulesOff?: Set<string>;
  /**
   * Whether the card offers to switch this rule off.
   * @default it does for every rule
   */
  readonly maySwitchOff?: (rule: string) => boolean;
  /**
   * Called when the person has switched a rule off, to store it.
   * @default nobody is told
   */
  readonly onRuleOff?: (rule: string) => void;
  /**
   * Called when the person has undone that.
   * @default nobody is told
   */
  readonly onRuleOn?: (rule: string) => void;
  /**
   * Whether the card offers to ignore a diagnostic.
   * @default it does
   */
  readonly mayIgnore?: () => boolean;
  /**
   * What happens when a message with an open diagnostic is about to be sent.
   * @default nothing
   */
  readonly guard?: GuardOptions;
}

export type Settings = Omit<Required<AttachOptions>, "keys" | "guard"> & { readonly keys: ShortcutKeys; readonly guard: GuardOptions | undefined };

/** The rules that are switched off where no set was given, by linter. */
const rulesOffOf = new WeakMap<LintSource, Set<string>>();

export function settle(linter: LintSource, options: AttachOptions): Settings {
  const rulesOff = options.rulesOff ?? rulesOffOf.get(linter) ?? new Set();
  if (!options.rulesOff) rulesOffOf.set(linter, rulesOff);
  return {
    context: options.context ?? (() => undefined),
    onDiagnostics: options.onDiagnostics ?? (() => undefined),
    onError: options.onError ?? ((error) => reportError(error)),
    locale: options.locale ?? "zh",
    painting: options.painting ?? "highlights",
    keys: { open: "Alt+Enter", next: "F8", previous: "Shift+F8", fixAll: "Alt+Shift+Enter", ...options.keys },
    hoverDelay: options.hoverDelay ?? 250,
    pause: options.pause ?? 600,
    rulesOff,
    maySwitchOff: options.maySwitchOff ?? (() => true),
    onRuleOff: options.onRuleOff ?? (() => undefined),
    onRuleOn: options.onRuleOn ?? (() => undefined),
    mayIgnore: options.mayIgnore ?? (() => true),
    guard: options.guard,
  };
}
