import type { Context, Diagnostic } from "phraselint";
import { attach, type Attached } from "../attach.js";
import type { AttachOptions, LintSource } from "../options.js";
import { fieldOf, isEligible, isForWords } from "./eligible.js";
import { watchUses, type Root } from "./uses.js";

export interface ObserveOptions extends Omit<AttachOptions, "context" | "onDiagnostics"> {
  /** As for `attach`, for the field given. */
  readonly context?: (field: HTMLElement) => Context | undefined;
  /** As for `attach`, with the field that was linted. Called with none when a field is let go. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[], field: HTMLElement) => void;
  /**
   * Whether to attach to a field that is found. Asked whenever it gets the focus, after everything else has said yes.
   * @default every field
   */
  readonly accepts?: (field: HTMLElement) => boolean;
  /**
   * The shadow tree of an element. A browser extension may give closed ones, too, by `chrome.dom.openOrClosedShadowRoot`.
   * @default its `shadowRoot`, which is null for a closed tree
   */
  readonly shadowRootOf?: (element: Element) => ShadowRoot | null;
}

/** Stops observing and detaches from every field when called. */
export interface Observed {
  (): void;
  /** Lints every field again, because the context or the linter's settings have changed. */
  refresh(): void;
  /** The attachment to a field, if there is one now. */
  attachedTo(field: HTMLElement): Attached | undefined;
}

/**
 * Attaches to the text boxes under a root when they get the focus, and to one that has it: text areas, inputs of type text and search,
 * and contenteditable elements, also in open shadow trees and same-origin frames, whenever they come.
 *
 * Left alone are fields for passwords, codes, addresses and numbers (by `type`, `autocomplete` and `inputmode`), read-only and disabled
 * ones, what is hidden or has `aria-hidden`, and everything in an element with `data-phraselint="off"`; `"on"` further in takes that
 * back. It is decided anew whenever a field gets the focus.
 *
 * Costs a few listeners per document, and nothing while the page changes. Fields that the page removes are not held.
 *
 * @returns how to stop, which detaches from every field
 *
 * @example
 * const stop = observe(document, await createLinter({ packs: [zhService] }));
 */
export function observe(root: Root, linter: LintSource, options: ObserveOptions = {}): Observed {
  const stopping = new AbortController();
  const attached = new WeakMap<HTMLElement, Attached>();
  // Weak, because a field that is removed has no event; attached, it holds itself.
  const held = new Set<WeakRef<HTMLElement>>();
  const passwords = new WeakSet<HTMLElement>();

  function take(field: HTMLElement): void {
    if (attached.has(field)) return;
    forEach((other) => { if (!other.isConnected) letGo(other); });
    held.add(new WeakRef(field));
    attached.set(field, attach(field, linter, {
      ...options,
      context: () => options.context?.(field),
      onDiagnostics: (diagnostics) => options.onDiagnostics?.(diagnostics, field),
    }));
  }

  function letGo(field: HTMLElement): void {
    const detach = attached.get(field);
    if (!detach) return;
    attached.delete(field);
    detach();
    options.onDiagnostics?.([], field);
  }

  function forEach(task: (field: HTMLElement) => void): void {
    for (const reference of held) {
      const field = reference.deref();
      if (field) task(field);
      if (!field || !attached.has(field)) held.delete(reference);
    }
  }

  watchUses(root, {
    onUse(element, how) {
      const field = fieldOf(element);
      if (!field) return;
      // A page that shows a password makes a text input of it.
      if ((field as HTMLInputElement).type === "password") passwords.add(field);
      // Looked at closely when it gets the focus; while it is typed in only if it was not taken, as one that was just fading in.
      const stays = how === "typing" && attached.has(field) ? isForWords(field) : isEligible(field) && (options.accepts?.(field) ?? true);
      if (stays && !passwords.has(field)) take(field);
      else letGo(field);
    },
    onGone: (document) => forEach((field) => { if (field.ownerDocument === document) letGo(field); }),
    shadowRootOf: options.shadowRootOf ?? ((element) => element.shadowRoot),
  }, stopping.signal);

  return Object.assign(() => {
    stopping.abort();
    forEach(letGo);
  }, {
    refresh: () => forEach((field) => attached.get(field)?.refresh()),
    attachedTo: (field: HTMLElement) => attached.get(field),
  });
}
