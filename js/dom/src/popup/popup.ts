import type { Diagnostic, Suggestion } from "phraselint";
import type { Field } from "../field.js";
import type { Settings } from "../options.js";
import type { AppliedOutcome } from "../replace/apply.js";
import { oncePerFrame } from "../track/schedule.js";
import { surroundingsOf } from "./anchor.js";
import { announce } from "./announce.js";
import { openCard, type Card } from "./card.js";
import { WORDS } from "./words.js";

/** What opened the card: the pointer resting, a press or the page, or a shortcut. Only the last gives the card the keys. */
export type OpenedBy = "pointer" | "click" | "keys";

export interface PopupOptions {
  readonly field: Field;
  readonly settings: Settings;
  readonly apply: (diagnostic: Diagnostic, suggestion: Suggestion) => Promise<AppliedOutcome>;
}

/** The card of a field, open or not. */
export interface Popup {
  readonly openedBy: OpenedBy | undefined;
  /** What the open card is about. */
  readonly diagnostic: Diagnostic | undefined;
  /** The card's element, while it is open. */
  readonly host: HTMLElement | undefined;
  open(diagnostic: Diagnostic, by: OpenedBy): void;
  /** Moves the choice that Enter takes, round both ends. */
  move(by: 1 | -1): void;
  /** Takes the marked choice, or the one given. @returns false if there is no such choice */
  choose(index?: number): boolean;
  /** The person typed. */
  typed(): void;
  /** The linter has answered anew. */
  relinted(diagnostics: readonly Diagnostic[]): void;
  /** The focus has left the field. */
  left(): void;
  close(): void;
}

/** At most one card is open in a document: the pointer may be on one field and the caret in another. */
const openIn = new WeakMap<Document, Popup>();

export function createPopup({ field, settings, apply }: PopupOptions): Popup {
  const words = WORDS[settings.locale];
  const document = field.element.ownerDocument;
  const view = document.defaultView as Window;
  const frame = oncePerFrame(view, reposition);
  let card: Card | undefined;
  let diagnostic: Diagnostic | undefined;
  let openedBy: OpenedBy | undefined;
  let active = 0;
  // While applying, changes are the popup's own; what failed stays to be read until the person goes on.
  let phase: "offering" | "applying" | "failed" = "offering";
  let listening: AbortController | undefined;

  function reposition(): void {
    const surroundings = diagnostic && surroundingsOf(field, diagnostic);
    if (surroundings) card?.place(surroundings);
    else popup.close();
  }

  function show(next: Diagnostic): void {
    openIn.get(document)?.close();
    openIn.set(document, popup);
    diagnostic = next;
    active = 0;
    phase = "offering";
    card = openCard({
      field: field.element,
      diagnostic: next,
      text: field.read().text,
      words,
      openKey: settings.keys.open,
      onChoose: (index) => popup.choose(index),
    });
    listening = new AbortController();
    const { signal } = listening;
    view.addEventListener("scroll", frame.request, { signal, capture: true, passive: true });
    view.addEventListener("resize", frame.request, { signal });
  }

  function steer(): void {
    if (card && card.count > 0) announce(field.element, card.activate(active));
  }

  async function take(suggestion: Suggestion): Promise<void> {
    if (!diagnostic || phase === "applying") return;
    const taken = card;
    phase = "applying";
    const outcome = await apply(diagnostic, suggestion);
    if (card !== taken) return;
    if (outcome === "applied" || outcome === "gone") return popup.close();
    phase = "failed";
    card?.fail(outcome, suggestion.text);
    reposition();
  }

  const popup: Popup = {
    get openedBy() { return openedBy; },
    get diagnostic() { return diagnostic; },
    get host() { return card?.host; },
    open(next, by) {
      // What was asked for does not give way to what the pointer happens to pass.
      if (by === "pointer" && openedBy && openedBy !== "pointer") return;
      const isNew = next !== diagnostic || phase === "failed";
      if (isNew) show(next);
      openedBy = by;
      if (by === "keys") {
        if (isNew) announce(field.element, `${words.severity[next.severity]} ${words.quoted(next.text)} ${next.message}`);
        steer();
      }
      reposition();
    },
    move(by) {
      if (!card || card.count === 0 || phase !== "offering") return;
      active = (active + by + card.count) % card.count;
      steer();
    },
    choose(index = active) {
      if (card?.copyFailed()) return true;
      const suggestion = diagnostic?.suggestions[index];
      if (suggestion) void take(suggestion);
      return suggestion !== undefined;
    },
    typed() {
      if (phase !== "applying") popup.close();
    },
    relinted(diagnostics) {
      if (!diagnostic || phase !== "offering") return;
      const same = JSON.stringify(diagnostic);
      const found = diagnostics.find((other) => JSON.stringify(other) === same);
      if (found) diagnostic = found;
      else popup.close();
    },
    left() {
      if (openedBy !== "pointer" && phase === "offering") popup.close();
    },
    close() {
      listening?.abort();
      frame.cancel();
      card?.close();
      card = diagnostic = openedBy = undefined;
      if (openIn.get(document) === popup) openIn.delete(document);
    },
  };
  return popup;
}
