import type { Diagnostic, Severity } from "phraselint";
import type { Field } from "../field.js";
import type { GuardOptions } from "../options.js";
import { isShortcut } from "../popup/keys.js";
import type { Popup } from "../popup/popup.js";
import { shadowAround } from "../shadow.js";
import { createDecider } from "./decide.js";

const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];
/** What a press consists of. A console may send on any of it. */
const PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "touchstart", "touchend", "click"] as const;
/** Keys that belong to sending again: to press a focused button, or to hold for a shortcut. */
const HARMLESS = /^(Enter| |Alt|Control|Shift|Meta)$/;

export interface GuardedField {
  readonly field: Field;
  readonly guard: GuardOptions;
  readonly popup: Popup;
  /** The diagnostics of the text of now, as far as they are shown. */
  readonly openDiagnostics: () => readonly Diagnostic[];
  readonly isComposing: () => boolean;
  /** As for the pointer. */
  readonly heeds: (event: Event) => boolean;
  readonly signal: AbortSignal;
}

/** The guarded field of a document that had the focus last: a press of a send button sends what is in it. */
const usedLast = new WeakMap<Document, HTMLElement>();

/**
 * Holds back what would send a message with an open diagnostic. Start it after `steerByKeyboard`, which keeps the keys
 * that are meant for an open card.
 */
export function guardSending({ field, guard, popup, openDiagnostics, isComposing, heeds, signal }: GuardedField): void {
  const { element } = field;
  const { ownerDocument: document } = element;
  const view = document.defaultView as Window;
  const decider = createDecider(guard);
  const least = SEVERITIES.indexOf(guard.severity ?? "error");
  const counting = (): Diagnostic[] => openDiagnostics().filter(({ severity }) => SEVERITIES.indexOf(severity) >= least);
  const keptKeys = new Set<string>();
  let isKeptPress = false;

  const keep = (event: Event): void => {
    event.stopImmediatePropagation();
    // The beginnings of a touch stay what they are: it may become scrolling.
    if (!/^(pointer|touch)/.test(event.type)) event.preventDefault();
  };
  const holds = (act: string): boolean => {
    const diagnostics = counting();
    if (!decider.decide(act, field.read().text, diagnostics)) return false;
    // Not sent is back to writing, and the keys that the card names act in the field.
    if (!element.matches(":focus-within")) element.focus({ preventScroll: true });
    popup.hold({ diagnostics, act, mayGoOn: guard.action === "ask", back: decider.forget });
    return true;
  };
  const form = (): HTMLFormElement | null => (element as HTMLInputElement).form ?? element.closest("form");
  const isInField = (event: Event): boolean => event.composedPath().includes(element);
  const isOn = (event: Event, isMeant: (target: HTMLButtonElement) => boolean): boolean =>
    event.composedPath().some((node) => (node as Node).nodeType === Node.ELEMENT_NODE && isMeant(node as HTMLButtonElement));
  const isSendButton = (event: Event): boolean => {
    const { sendButton } = guard;
    return !!sendButton && (usedLast.get(document) ?? element) === element && isOn(event, (target) => target.matches(sendButton));
  };
  // A press of one of these may be the second one: the submission that it brings is told by an event of its own.
  const isSubmitButton = (event: Event): boolean => isOn(event, (target) => target.type === "submit" && target.form === form());

  view.addEventListener("keydown", (event) => {
    if (!heeds(event)) return;
    if (event.repeat) {
      if (keptKeys.has(event.code)) keep(event);
      return;
    }
    decider.begin();
    if (!isInField(event) || isComposing() || event.isComposing || event.keyCode === 229) return;
    if (!HARMLESS.test(event.key)) decider.forget();
    const shortcut = (guard.sendKeys ?? ["Enter"]).find((key) => isShortcut(event, key));
    if (!shortcut || element.ariaExpanded === "true" || !holds(shortcut)) return;
    keptKeys.add(event.code);
    keep(event);
  }, { signal, capture: true });
  view.addEventListener("keyup", (event) => {
    if (keptKeys.delete(event.code)) keep(event);
  }, { signal, capture: true });

  for (const type of PRESS) {
    view.addEventListener(type, (event) => {
      if (!heeds(event)) return;
      const isSending = isSendButton(event);
      if (type === "pointerdown") {
        decider.begin();
        if (!isSending && !isSubmitButton(event) && !isOn(event, (target) => target === popup.host)) decider.forget();
        isKeptPress = isSending && decider.wouldHold("click", field.read().text, counting());
        // The page may send, and empty the field, before the click.
        if (isSending && !isKeptPress) holds("click");
      }
      if (isSending && (type === "click" ? holds("click") : isKeptPress)) keep(event);
    }, { signal, capture: true });
  }

  // A submission does not leave its shadow tree.
  (shadowAround(element) ?? view).addEventListener("submit", (event) => {
    if (event.target === form() && holds("submit")) keep(event);
  }, { signal, capture: true });

  const use = (): void => void usedLast.set(document, element);
  element.addEventListener("focusin", use, { signal });
  if (element.matches(":focus-within")) use();
  element.addEventListener("input", decider.forget, { signal });
  view.addEventListener("blur", decider.forget, { signal });
  signal.addEventListener("abort", () => { if (usedLast.get(document) === element) usedLast.delete(document); });
}
