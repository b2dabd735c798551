import type { Diagnostic, Suggestion } from "phraselint";
import type { Field } from "../field.js";
import type { Settings } from "../options.js";
import type { AppliedOutcome } from "../replace/apply.js";
import type { Fix } from "../replace/safe.js";
import { openCard, type Card, type CardContent } from "./card.js";
import { copy } from "./copy.js";
import { heldOf, type Held } from "./held.js";
import { nameOf, offerOf } from "./offer.js";
import type { Placing } from "./placing.js";
import { stageOf } from "./stage.js";
import { isDark } from "./theme.js";
import { WORDS } from "./words.js";

/**
 * What opened the card: the pointer resting, a press or the page, a shortcut, or the guard before sending. Only the shortcut gives
 * the card the keys.
 */
export type OpenedBy = "pointer" | "click" | "keys" | "guard";

export interface PopupOptions {
  readonly field: Field;
  readonly settings: Settings;
  /** Has a screen reader say something. */
  readonly say: (message: string) => void;
  readonly apply: (diagnostic: Diagnostic, suggestion: Suggestion) => Promise<AppliedOutcome>;
  /** Shows this diagnostic no more. */
  readonly ignore: (diagnostic: Diagnostic) => void;
  /** Shows no diagnostic of this rule any more. @returns how to undo it */
  readonly switchOff: (rule: string) => () => void;
  /** What can be mended without a choice. */
  readonly safeFixes: () => readonly Fix[];
  /** Mends them. @returns how many */
  readonly fixAll: () => Promise<number>;
}

/** The card of a field, open or not. */
export interface Popup {
  readonly openedBy: OpenedBy | undefined;
  /** What the open card is about. */
  readonly diagnostic: Diagnostic | undefined;
  /** The card's element, while it is open. */
  readonly host: HTMLElement | undefined;
  open(diagnostic: Diagnostic, by: OpenedBy): void;
  /** Says that a message is held, why, and what can be done. */
  hold(held: Held): void;
  /** Mends the first slip of a held message; where there is a choice, hands its card to the keyboard. @returns false if none is held */
  fix(): boolean;
  /** Mends whatever can be mended without a choice. @returns false if nothing can */
  fixAll(): boolean;
  /** Moves the item that Enter takes, round both ends. */
  move(by: 1 | -1): void;
  /** Takes the marked item, or the suggestion with this index. @returns false if there is none */
  choose(index?: number): boolean;
  /** The field has had an input. */
  typed(): void;
  /** The linter has answered anew. */
  relinted(diagnostics: readonly Diagnostic[]): void;
  /** The focus has left the field. */
  left(): void;
  /** The person wants to go on writing. */
  dismiss(): void;
  close(): void;
}

/** At most one card is open in a document: the pointer may be on one field and the caret in another. */
const openIn = new WeakMap<Document, Popup>();

export function createPopup({ field, settings, say, apply, ignore, switchOff, safeFixes, fixAll }: PopupOptions): Popup {
  const words = WORDS[settings.locale];
  const { keys } = settings;
  const document = field.element.ownerDocument;
  let card: Card | undefined;
  let diagnostic: Diagnostic | undefined;
  let held: Held | undefined;
  let openedBy: OpenedBy | undefined;
  let active = 0;
  // That the card was opened for. Editors that put their markup right have input events, too.
  let text = "";
  // While applying, changes are the popup's own; what a notice says stays to be read until the person goes on.
  let phase: "offering" | "applying" | "noticed" = "offering";
  let placing: Placing | undefined;

  function show(next: Diagnostic, by: OpenedBy, mustBeSeen: boolean, fill: (where: Document) => CardContent): CardContent {
    openIn.get(document)?.close();
    openIn.set(document, popup);
    const stage = stageOf(field.element);
    text = field.read().text;
    diagnostic = next;
    openedBy = by;
    phase = "offering";
    const content = fill(stage.parent.ownerDocument);
    const opened = card = openCard(content, { stage, isDark: isDark(field.element), words });
    import("./placing.js").then(({ keepPlaced }) => {
      if (card !== opened) return;
      placing = keepPlaced({ card: opened.element, field, stage, diagnostic: () => diagnostic ?? next, mustBeSeen, lost: popup.close });
    }, (error: unknown) => {
      opened.element.style.visibility = "visible";
      settings.onError(error);
    });
    return content;
  }

  function offer(next: Diagnostic, by: OpenedBy): void {
    const count = safeFixes().length;
    show(next, by, false, (where) => offerOf(where, next, text, words, {
      keys,
      take: (suggestion) => void take(suggestion),
      ignore: settings.mayIgnore() ? () => {
        ignore(next);
        popup.close();
      } : undefined,
      switchOff: settings.maySwitchOff(next.rule) ? () => silence(next) : undefined,
      fixAll: count > 1 ? { count, carryOut: popup.fixAll } : undefined,
    }));
    // Without a suggestion Enter closes the card: nobody means to switch something off with it.
    active = next.suggestions.length > 0 ? 0 : -1;
  }

  function steer(): void {
    card?.activate(active);
    const item = card?.items[active];
    if (item) say(words.choice(active + 1, card?.items.length ?? 0, item.label));
  }

  async function take(suggestion: Suggestion): Promise<void> {
    if (!diagnostic || phase !== "offering") return;
    const taken = card;
    phase = "applying";
    const outcome = await apply(diagnostic, suggestion);
    if (card !== taken) return;
    if (outcome === "applied" || outcome === "gone") return popup.close();
    phase = "noticed";
    card?.notify({
      isFailure: true,
      message: words.failure[outcome],
      detail: suggestion.text,
      button: words.copy,
      press: () => (copy(document, suggestion.text) ? words.copied : words.copy),
    });
    placing?.update();
  }

  function silence({ rule }: Diagnostic): void {
    // Before it acts: its diagnostics go with it, and the card would, too.
    phase = "noticed";
    const undo = switchOff(rule);
    card?.notify({
      isFailure: false,
      message: words.switchedOff,
      detail: rule,
      button: words.undo,
      press() {
        undo();
        popup.close();
        return words.undo;
      },
    });
    say(words.switchedOff);
    placing?.update();
  }

  const popup: Popup = {
    get openedBy() { return openedBy; },
    get diagnostic() { return diagnostic; },
    get host() { return card?.host; },
    open(next, by) {
      // What was asked for does not give way to what the pointer happens to pass.
      if (by === "pointer" && openedBy && openedBy !== "pointer") return;
      const isNew = next !== diagnostic || held || phase === "noticed";
      held?.back();
      if (isNew) offer(next, by);
      openedBy = by;
      if (by === "keys") {
        if (isNew) say(`${nameOf(next, words)} ${next.message}`);
        steer();
      }
      placing?.update();
    },
    hold(next) {
      const [first] = next.diagnostics;
      if (!first) return;
      const count = safeFixes().length;
      const { label } = show(first, "guard", true, (where) => heldOf(where, next, words, {
        keys,
        look: (slip) => popup.open(slip, "click"),
        fix: popup.fix,
        back: popup.dismiss,
        fixAll: count > 1 ? { count, carryOut: popup.fixAll } : undefined,
      }));
      held = next;
      say(label);
    },
    fix() {
      if (!held || !diagnostic) return false;
      held.back();
      const same = JSON.stringify(diagnostic);
      const safe = safeFixes().find((fix) => JSON.stringify(fix.diagnostic) === same);
      if (safe) void take(safe.suggestion);
      else popup.open(diagnostic, "keys");
      return true;
    },
    fixAll() {
      if (phase === "applying") return true;
      if (safeFixes().length === 0) return false;
      held?.back();
      phase = "applying";
      void fixAll().then((count) => {
        popup.close();
        say(words.fixed(count));
      });
      return true;
    },
    move(by) {
      const count = card?.items.length ?? 0;
      if (count === 0 || phase !== "offering") return;
      active = active < 0 && by < 0 ? count - 1 : (active + by + count) % count;
      steer();
    },
    choose(index) {
      if (card?.confirm() || phase === "applying") return true;
      const item = index === undefined || diagnostic?.suggestions[index] ? card?.items[index ?? active] : undefined;
      item?.act();
      return item !== undefined;
    },
    typed() {
      if (card && phase !== "applying" && field.read().text !== text) popup.close();
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
    dismiss() {
      held?.back();
      popup.close();
    },
    close() {
      placing?.stop();
      card?.close();
      card = diagnostic = held = openedBy = placing = undefined;
      phase = "offering";
      if (openIn.get(document) === popup) openIn.delete(document);
    },
  };
  return popup;
}
