import type { Diagnostic } from "phraselint";
import type { Point } from "../geometry/box.js";
import type { Popup } from "./popup.js";

/** How long a card that the pointer opened stays after it has left, in milliseconds: the way from the underline to the card. */
const LEAVE_DELAY = 300;

export interface PointerOptions {
  readonly element: HTMLElement;
  readonly popup: Popup;
  readonly diagnosticAt: (point: Point) => Diagnostic | undefined;
  /** In milliseconds. */
  readonly hoverDelay: number;
  /** Whether an event counts: where the page must not learn what was found, one that it made itself does not. */
  readonly heeds: (event: Event) => boolean;
  readonly signal: AbortSignal;
}

/** Opens the card of an underline that the pointer rests on or that is pressed. Never takes the focus or the press. */
export function openByPointer({ element, popup, diagnosticAt, hoverDelay, heeds, signal }: PointerOptions): void {
  const view = element.ownerDocument.defaultView as Window;
  let over: Diagnostic | undefined;
  let last: Point | undefined;
  let waiting = 0;

  const after = (delay: number, task: () => void): void => {
    view.clearTimeout(waiting);
    waiting = view.setTimeout(task, delay);
  };
  const leave = (): void => {
    over = undefined;
    after(LEAVE_DELAY, () => { if (popup.openedBy === "pointer") popup.close(); });
  };
  const open = (diagnostic: Diagnostic): void => {
    popup.open(diagnostic, "pointer");
    popup.host?.addEventListener("pointerenter", () => view.clearTimeout(waiting));
    popup.host?.addEventListener("pointerleave", leave);
  };

  element.addEventListener("pointermove", (event) => {
    if (!heeds(event)) return;
    // The text moving under a pointer at rest brings events too; whoever is typing did not ask for a card.
    const rests = last?.x === event.clientX && last.y === event.clientY;
    last = { x: event.clientX, y: event.clientY };
    if (event.pointerType === "touch" || event.buttons !== 0 || rests) return;
    const diagnostic = diagnosticAt(last);
    if (diagnostic === over) return;
    if (!diagnostic) return leave();
    over = diagnostic;
    after(hoverDelay, () => open(diagnostic));
  }, { signal, capture: true });
  element.addEventListener("pointerleave", leave, { signal });
  element.addEventListener("click", (event) => {
    if (!heeds(event)) return;
    view.clearTimeout(waiting);
    const diagnostic = diagnosticAt({ x: event.clientX, y: event.clientY });
    if (diagnostic) popup.open(diagnostic, "click");
    else popup.close();
  }, { signal, capture: true });
  element.addEventListener("input", () => {
    view.clearTimeout(waiting);
    over = undefined;
  }, { signal, capture: true });

  view.addEventListener("pointerdown", (event) => {
    const path = event.composedPath();
    if (popup.host && !path.includes(popup.host) && !path.includes(element)) popup.close();
  }, { signal, capture: true });
  signal.addEventListener("abort", () => view.clearTimeout(waiting));
}
