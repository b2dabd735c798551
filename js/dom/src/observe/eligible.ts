import { shadowAround } from "../shadow.js";

const HINTS_OTHERWISE = /(^|\s)(one-time-code|cc-\S+|\S+-password|username|email|url|tel\S*)(\s|$)/i;
const KEYBOARD_OTHERWISE = /^(numeric|decimal|tel|email|url)$/;

/** Less than a line of text, in CSS pixels: boxes that editors only catch keys with. */
const SLIVER = 4;

/** The field that an element is, or is in: of a contenteditable element the outermost one, which is what an editor holds. */
export function fieldOf(element: HTMLElement): HTMLElement | undefined {
  if (element.localName === "textarea" || element.localName === "input") return element;
  if (!element.isContentEditable) return undefined;
  let host = element;
  // Design mode makes everything editable, the head as well.
  while (host.localName !== "body" && host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/** Whether a field is for words: no password, code, number or address. Asks attributes only. */
export function isForWords(field: HTMLElement): boolean {
  if (field.localName === "input" && !/^(text|search)$/.test((field as HTMLInputElement).type)) return false;
  return !HINTS_OTHERWISE.test(field.getAttribute("autocomplete") ?? "") && !KEYBOARD_OTHERWISE.test(field.inputMode);
}

/** Whether a person can write words in the field and see them, and the page does not ask to leave it alone. */
export function isEligible(field: HTMLElement): boolean {
  return isForWords(field) && !field.matches(":read-only") && isWanted(field) && isSeen(field) && !isMasked(field);
}

/** The nearest `data-phraselint` says; what is hidden from screen readers is the twin of another. */
function isWanted(field: HTMLElement): boolean {
  let wish: string | null = null;
  for (let around: Element | null | undefined = field; around; around = parentOf(around)) {
    if (around.getAttribute("aria-hidden") === "true") return false;
    wish ??= around.getAttribute("data-phraselint");
  }
  return wish !== "off";
}

/** The parent, through shadow trees and frames. */
function parentOf(element: Element): Element | null | undefined {
  return element.parentElement ?? shadowAround(element)?.host ?? element.ownerDocument.defaultView?.frameElement;
}

/** Whether the element is rendered, and so is every frame around it. */
function isSeen(element: HTMLElement): boolean {
  const view = element.ownerDocument.defaultView as Window;
  if (element.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) === false) return false;
  // An empty editable element that is inline has no width.
  if (element.offsetHeight <= SLIVER || (element.offsetWidth <= SLIVER && !element.isContentEditable)) return false;
  // Code editors take keys in a field that is as large as a text, in a box that shows none of it.
  const around = element.parentElement;
  if (around && around.offsetHeight <= SLIVER && view.getComputedStyle(around).overflow === "hidden") return false;
  const { right, bottom } = element.getBoundingClientRect();
  // Where no scrolling leads.
  if (right + view.scrollX <= 0 || bottom + view.scrollY <= 0) return false;
  return !view.frameElement || isSeen(view.frameElement as HTMLElement);
}

/** A text input that is made to look like a password's. */
function isMasked(field: HTMLElement): boolean {
  const security = (field.ownerDocument.defaultView as Window).getComputedStyle(field).getPropertyValue("-webkit-text-security");
  return security !== "" && security !== "none";
}
