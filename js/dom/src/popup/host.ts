import { shadowAround } from "../shadow.js";
import { CARD_STYLE } from "./style.js";

/** Events of the card that a page must not take for its own, such as a press outside an open menu. */
const KEPT = ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "touchstart", "touchend"];

/**
 * An element in the page's top layer with a closed shadow tree around `content`. In a modal dialog everything outside it is
 * inert, so the card of a field in one goes there.
 * @returns the element, in the document and shown
 */
export function showHost(field: HTMLElement, content: HTMLElement): HTMLElement {
  const document = field.ownerDocument;
  const view = document.defaultView as Window & typeof globalThis;
  // A name of its own: a page's rules for `div` would reach a div.
  const host = document.createElement("phraselint-card");
  host.popover = "manual";
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(CARD_STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(content);
  // Keeps focus and selection in the field.
  host.addEventListener("mousedown", (event) => event.preventDefault());
  for (const type of KEPT) host.addEventListener(type, (event) => event.stopPropagation());
  (openDialogAround(field) ?? document.documentElement).append(host);
  // Absent before Chromium 114; then the style's z-index has to do.
  host.showPopover?.();
  return host;
}

function openDialogAround(field: HTMLElement): Element | undefined {
  let node: Element | undefined = field;
  while (node) {
    const dialog: Element | null = node.closest("dialog[open]");
    if (dialog) return dialog;
    node = shadowAround(node)?.host;
  }
  return undefined;
}
