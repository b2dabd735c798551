import type { Diagnostic } from "phraselint";
import { place, type Surroundings } from "../geometry/place.js";
import type { AppliedOutcome } from "../replace/apply.js";
import { cardContent, elements } from "./content.js";
import { copy } from "./copy.js";
import { showHost } from "./host.js";
import { isDark } from "./theme.js";
import type { Words } from "./words.js";

export type Failure = Exclude<AppliedOutcome, "applied" | "gone">;

export interface CardOptions {
  readonly field: HTMLElement;
  readonly diagnostic: Diagnostic;
  /** The text the diagnostic is of. */
  readonly text: string;
  readonly words: Words;
  /** The shortcut that hands the card to the keyboard, or "". */
  readonly openKey: string;
  readonly onChoose: (index: number) => void;
}

/** The card on the screen. It shows and reports; what to do with a choice is decided by `popup.ts`. */
export interface Card {
  readonly host: HTMLElement;
  readonly count: number;
  place(surroundings: Surroundings): void;
  /** Marks a choice as the one Enter takes. @returns how to read it out */
  activate(index: number): string;
  /** Says in place of the choices that one could not be carried out, and offers its wording for copying. */
  fail(failure: Failure, wording: string): void;
  /** Copies the wording of a choice that failed. @returns false if none did */
  copyFailed(): boolean;
  close(): void;
}

export function openCard(options: CardOptions): Card {
  const { field, diagnostic, words } = options;
  const document = field.ownerDocument;
  const element = elements(document);
  const { about, choices, labels } = cardContent(document, diagnostic, options.text, words);
  const list = element("div", "choices", choices);
  const hint = element("p", "hint", []);
  const card = element("div", `card ${diagnostic.severity}${isDark(field) ? " dark" : ""}`, choices.length > 0 ? [about, list] : [about]);
  if (options.openKey && choices.length > 0) {
    hint.textContent = words.hintToSteer(options.openKey);
    card.append(hint);
  }
  card.lang = words.lang;
  card.role = "dialog";
  card.ariaLabel = `${words.severity[diagnostic.severity]} ${words.quoted(diagnostic.text)}`;
  choices.forEach((choice, index) => choice.addEventListener("click", () => options.onChoose(index)));
  const host = showHost(field, card);
  let copyFailed: (() => void) | undefined;

  return {
    host,
    count: choices.length,
    place(surroundings) {
      const { left, top } = place({ width: card.offsetWidth, height: card.offsetHeight }, surroundings);
      card.style.left = `${left}px`;
      card.style.top = `${top}px`;
    },
    activate(index) {
      choices.forEach((choice, at) => {
        choice.classList.toggle("active", at === index);
        choice.ariaCurrent = String(at === index);
      });
      choices[index]?.scrollIntoView({ block: "nearest" });
      hint.textContent = words.hintSteering;
      if (!hint.isConnected) card.append(hint);
      return words.choice(index + 1, choices.length, labels[index] ?? "");
    },
    fail(failure, wording) {
      const button = element("button", "copy", [words.copy]) as HTMLButtonElement;
      button.type = "button";
      button.tabIndex = -1;
      copyFailed = () => {
        if (copy(document, wording)) button.textContent = words.copied;
      };
      button.addEventListener("click", copyFailed);
      const row = element("div", "row", [element("span", "wording", [wording]), button]);
      const notice = element("div", "failure", [element("p", "", [words.failure[failure]])]);
      if (wording !== "") notice.append(row);
      notice.role = "alert";
      list.replaceWith(notice);
      hint.remove();
    },
    copyFailed() {
      copyFailed?.();
      return copyFailed !== undefined;
    },
    close: () => host.remove(),
  };
}
