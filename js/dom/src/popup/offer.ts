import type { Diagnostic, Suggestion } from "phraselint";
import type { ShortcutKeys } from "../options.js";
import { OPEN_SLOT } from "../replace/caret.js";
import { actionOf, type Fixes } from "./action.js";
import type { CardContent } from "./card.js";
import { elements } from "./elements.js";
import type { Words } from "./words.js";

/** How much of a quoted stretch the card shows, in characters. */
const QUOTE_LENGTH = 20;

export interface OfferActs {
  readonly keys: ShortcutKeys;
  readonly take: (suggestion: Suggestion) => void;
  /** Undefined where the person may not. */
  readonly ignore: (() => void) | undefined;
  readonly switchOff: (() => void) | undefined;
  readonly fixAll: Fixes;
}

/** A card that says what is wrong and offers what to write. `text` is the text that the diagnostic is of. */
export function offerOf(document: Document, diagnostic: Diagnostic, text: string, words: Words, acts: OfferActs): CardContent {
  const actions = [];
  if (acts.ignore) actions.push(actionOf(document, words.ignore, "", acts.ignore));
  if (acts.switchOff) actions.push(actionOf(document, words.switchOff, "", acts.switchOff));
  if (acts.fixAll) actions.push(actionOf(document, words.fixAll(acts.fixAll.count), acts.keys.fixAll, acts.fixAll.carryOut));
  return {
    severity: diagnostic.severity,
    label: nameOf(diagnostic, words),
    about: about(document, diagnostic, words),
    choices: diagnostic.suggestions.map((suggestion, index) => ({ ...choice(document, diagnostic, index, text, words), act: () => acts.take(suggestion) })),
    listed: words.suggestions,
    actions,
    hint: acts.keys.open && words.hintToSteer(acts.keys.open),
  };
}

function about(document: Document, diagnostic: Diagnostic, words: Words): HTMLElement[] {
  const { element } = elements(document);
  const head = element("div", "head", [element("span", "severity", [kindOf(diagnostic, words)])]);
  if (diagnostic.text) head.append(element("span", "match", [quote(diagnostic, words)]));
  return [head, element("p", "message", [diagnostic.message]), ...(diagnostic.why ? [element("p", "why", [diagnostic.why])] : [])];
}

/** What a card or a line about the diagnostic is called. */
export function nameOf(diagnostic: Diagnostic, words: Words): string {
  return `${kindOf(diagnostic, words)} ${quote(diagnostic, words)}`.trim();
}

/** Wording that is missing has none to quote. */
const quote = ({ text }: Diagnostic, words: Words): string => text && words.quoted(shorten(text));
const kindOf = ({ text, severity }: Diagnostic, words: Words): string => (text ? words.severity[severity] : words.missing);

/** The button that offers a suggestion, and how it is read out. */
function choice(document: Document, diagnostic: Diagnostic, index: number, text: string, words: Words): { button: HTMLButtonElement; label: string } {
  const { element, button } = elements(document);
  const suggestion = diagnostic.suggestions[index] as Suggestion;
  const replaced = shorten(text.slice(suggestion.start, suggestion.end));
  const label = suggestion.text || words.remove(replaced);
  const made = button("choice", [
    element("span", "number", [String(index + 1)]),
    element("span", "wording", suggestion.text ? withSlots(suggestion.text, element) : [label]),
  ]);
  const isWider = suggestion.start < diagnostic.start || suggestion.end > diagnostic.end;
  for (const note of [suggestion.when, isWider && suggestion.text && words.replaces(replaced)]) if (note) made.append(element("span", "note", [note]));
  return { button: made, label };
}

function withSlots(wording: string, element: ReturnType<typeof elements>["element"]): (string | HTMLElement)[] {
  // Every second part is what the parentheses caught: a slot.
  return wording.split(new RegExp(`(${OPEN_SLOT.source})`)).map((part, index) => (index % 2 === 1 ? element("span", "slot", [part]) : part));
}

function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length <= QUOTE_LENGTH ? characters.join("") : `${characters.slice(0, QUOTE_LENGTH - 1).join("")}…`;
}
