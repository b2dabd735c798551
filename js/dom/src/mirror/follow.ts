import type { TextField } from "../read/textField.js";
import { oncePerFrame } from "../track/schedule.js";
import { onMove } from "./onMove.js";

/** What may scroll the text of an input, which tells nobody. */
const ON_FIELD = ["input", "keydown", "keyup", "pointermove", "wheel", "focus", "blur", "selectionchange"];
/** What may move a field, or change its style at the end. None of these events leaves the shadow tree it is in. */
const ON_TREE = ["scroll", "transitionend", "animationend"];
const ATTRIBUTES = ["class", "style", "dir", "lang", "wrap", "type", "open"];

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
  for (const tree of new Set([document, ...chain.map((element) => element.getRootNode())])) on(tree, ON_TREE);
  on(view, ["resize"]);
  on(document.fonts, ["loadingdone"]);
  const attributes = new view.MutationObserver(frame.request);
  for (const element of [...chain, document.documentElement]) attributes.observe(element, { attributeFilter: ATTRIBUTES });
  const stopWatching = onMove(field, moved);
  return () => {
    listening.abort();
    attributes.disconnect();
    stopWatching();
    frame.cancel();
  };
}
