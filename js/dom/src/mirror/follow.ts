import { autoUpdate } from "@floating-ui/dom";
import type { TextField } from "../read/textField.js";
import { oncePerFrame } from "../track/schedule.js";

/** What may scroll the text of a field. An input tells nobody that it has scrolled. */
const ON_FIELD = ["scroll", "input", "keydown", "keyup", "pointermove", "wheel", "focus", "blur", "selectionchange"];

/**
 * Calls back whenever a field may have moved, or its text in it: scrolling, resizing, shifts of the layout, style, fonts.
 * @param chain the field and the elements around it
 * @returns how to stop
 */
export function follow(field: TextField, chain: readonly Element[], moved: () => void): () => void {
  const document = field.ownerDocument;
  const view = document.defaultView as Window & typeof globalThis;
  const listening = new AbortController();
  const { signal } = listening;
  const frame = oncePerFrame(view, moved);
  const on = (target: EventTarget, types: readonly string[]): void => {
    for (const type of types) target.addEventListener(type, frame.request, { signal, passive: true, capture: true });
  };
  on(field, ON_FIELD);
  on(document, ["transitionend", "animationend"]);
  on(document.fonts, ["loadingdone"]);
  const attributes = new view.MutationObserver(frame.request);
  for (const element of [...chain, document.documentElement]) attributes.observe(element, { attributeFilter: ["class", "style", "dir", "lang", "wrap", "type", "open"] });
  const stopFollowing = autoUpdate(field, null, moved);
  return () => {
    listening.abort();
    attributes.disconnect();
    stopFollowing();
    frame.cancel();
  };
}
