import { styleTree } from "../style.js";
import type { Stage } from "./stage.js";
import { CARD_STYLE } from "./style.js";

/** Events of the card that a page must not take for its own, such as a press outside an open menu. */
const KEPT = ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "touchstart", "touchend"];

/** An element with a closed shadow tree around `content`. It has a name of its own: a page's rules for `div` would reach a div. */
export function shadowHost({ parent }: Stage, content: HTMLElement): HTMLElement {
  const host = parent.ownerDocument.createElement("phraselint-card");
  const root = host.attachShadow({ mode: "closed" });
  styleTree(root, CARD_STYLE);
  root.append(content);
  return host;
}

/** Shows `content` in the page's top layer. @returns its host, in the document */
export function showHost(stage: Stage, content: HTMLElement): HTMLElement {
  const host = shadowHost(stage, content);
  host.popover = "manual";
  // Keeps focus and selection in the field.
  host.addEventListener("mousedown", (event) => event.preventDefault());
  for (const type of KEPT) host.addEventListener(type, (event) => event.stopPropagation());
  stage.parent.append(host);
  // Absent before Chromium 114; then the style's z-index has to do.
  host.showPopover?.();
  return host;
}
