import type { Diagnostic, Suggestion } from "phraselint";
import { OPEN_SLOT } from "../replace/caret.js";
import type { Words } from "./words.js";

/** How much of a quoted stretch the card shows, in characters. */
const QUOTE_LENGTH = 20;

export interface Content {
  readonly about: HTMLElement;
  readonly choices: readonly HTMLButtonElement[];
  /** How a suggestion is read out. */
  readonly labels: readonly string[];
}

/** The elements that say what is wrong and offer what to write. `text` is the text that the diagnostic is of. */
export function cardContent(document: Document, diagnostic: Diagnostic, text: string, words: Words): Content {
  const element = elements(document);
  const head = element("div", "head", [
    element("span", "severity", [words.severity[diagnostic.severity]]),
    element("span", "match", [words.quoted(shorten(diagnostic.text))]),
  ]);
  const about = element("div", "about", [head, element("p", "message", [diagnostic.message])]);
  if (diagnostic.why) about.append(element("p", "why", [diagnostic.why]));

  const labels = diagnostic.suggestions.map((suggestion) => suggestion.text || words.remove(shorten(text.slice(suggestion.start, suggestion.end))));
  const choices = diagnostic.suggestions.map((suggestion, index) => {
    const button = element("button", "choice", [
      element("span", "number", [String(index + 1)]),
      element("span", "wording", suggestion.text ? withSlots(suggestion.text, element) : [labels[index] ?? ""]),
    ]) as HTMLButtonElement;
    for (const note of notesOn(suggestion, diagnostic, text, words)) button.append(element("span", "note", [note]));
    button.type = "button";
    // Never reached by Tab: focus stays in the field, which is what an editor and an input method need.
    button.tabIndex = -1;
    return button;
  });
  return { about, choices, labels };
}

function notesOn(suggestion: Suggestion, diagnostic: Diagnostic, text: string, words: Words): string[] {
  const notes = suggestion.when ? [suggestion.when] : [];
  const isWider = suggestion.start < diagnostic.start || suggestion.end > diagnostic.end;
  if (isWider && suggestion.text !== "") notes.push(words.replaces(shorten(text.slice(suggestion.start, suggestion.end))));
  return notes;
}

function withSlots(wording: string, element: ReturnType<typeof elements>): (string | HTMLElement)[] {
  // Every second part is what the parentheses caught: a slot.
  return wording.split(new RegExp(`(${OPEN_SLOT.source})`)).map((part, index) => (index % 2 === 1 ? element("span", "slot", [part]) : part));
}

export function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length <= QUOTE_LENGTH ? characters.join("") : `${characters.slice(0, QUOTE_LENGTH - 1).join("")}…`;
}

/** Makes elements from text alone: pages with Trusted Types refuse `innerHTML`, and a pack's text is not markup. */
export function elements(document: Document) {
  return (name: string, className: string, children: readonly (string | Node)[]): HTMLElement => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
}
