import type { ShortcutKeys } from "../options.js";
import { isShortcut, steering } from "./keys.js";
import type { Popup } from "./popup.js";

export interface KeyboardOptions {
  readonly element: HTMLElement;
  readonly popup: Popup;
  readonly keys: ShortcutKeys;
  /** Opens the card at the caret, at the next or at the previous diagnostic. @returns false if there is no diagnostic */
  readonly go: (where: "here" | "next" | "previous") => boolean;
  /** As for the pointer. */
  readonly heeds: (event: Event) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Shortcuts, and the keys that steer an open card while focus stays in the field. A key that means nothing here goes on to the
 * page untouched: Enter sends the message in a chat console, and only a steered card may keep it.
 */
export function steerByKeyboard({ element, popup, keys, go, heeds, signal }: KeyboardOptions): void {
  const view = element.ownerDocument.defaultView as Window;
  const kept = new Set<string>();

  const keep = (event: KeyboardEvent): void => {
    kept.add(event.code);
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** @returns whether the key was meant for the card */
  const steer = (event: KeyboardEvent): boolean => {
    const step = steering(event);
    if (popup.openedBy !== "keys") {
      if (step?.kind !== "close" || !popup.openedBy) return false;
      const wasAskedFor = popup.openedBy !== "pointer";
      popup.dismiss();
      return wasAskedFor;
    }
    switch (step?.kind) {
      case "move":
        popup.move(step.by);
        return true;
      case "close":
        popup.close();
        return true;
      case "choose":
        if (popup.choose(step.index)) return true;
        // A digit without a choice is typed; an Enter meant for the card must not send the message.
        if (step.index === undefined) popup.close();
        return step.index === undefined;
      default:
        return false;
    }
  };

  const isOurs = (event: KeyboardEvent): boolean => event.composedPath().includes(element);
  const isTyping = (event: KeyboardEvent): boolean => !["Alt", "Control", "Shift", "Meta"].includes(event.key);

  // On the window and before everyone else, because the page may act on Enter anywhere on its way to the field.
  view.addEventListener("keydown", (event) => {
    // 229: the input method has the key, also where the browser forgets to say that it is composing.
    if (!isOurs(event) || !heeds(event) || event.isComposing || event.keyCode === 229) return;
    // Held down, the Enter that chose on the card would go on and send the message.
    if (steer(event) || (event.repeat && kept.has(event.code))) return keep(event);
    const where = isShortcut(event, keys.open) ? "here" : isShortcut(event, keys.next) ? "next" : isShortcut(event, keys.previous) ? "previous" : undefined;
    if ((where === "here" && popup.fix()) || (where && go(where)) || (isShortcut(event, keys.fixAll) && popup.fixAll())) return keep(event);
    if (isTyping(event)) popup.close();
  }, { signal, capture: true });
  view.addEventListener("keyup", (event) => {
    // Some consoles send on the way up.
    if (kept.delete(event.code) && isOurs(event)) event.stopImmediatePropagation();
  }, { signal, capture: true });
}
