import type { Severity } from "phraselint";
import { elements } from "./elements.js";
import { showHost } from "./host.js";
import type { Stage } from "./stage.js";
import type { Words } from "./words.js";

/** A button of the card. */
export interface Item {
  readonly button: HTMLButtonElement;
  /** How it is read out. */
  readonly label: string;
  readonly act: () => void;
}

export interface CardContent {
  readonly severity: Severity;
  readonly label: string;
  readonly about: readonly HTMLElement[];
  /** What to choose from, and what the list of it is called. */
  readonly choices: readonly Item[];
  readonly listed: string;
  /** What else can be done, at the foot. */
  readonly actions: readonly Item[];
  /** Below everything, or "". */
  readonly hint: string;
}

export interface CardOptions {
  readonly stage: Stage;
  readonly isDark: boolean;
  readonly words: Words;
}

/** What is said in place of the choices. */
export interface Notice {
  readonly isFailure: boolean;
  readonly message: string;
  /** What it is about. */
  readonly detail: string;
  readonly button: string;
  /** @returns what the button says from now on */
  readonly press: () => string;
}

/** The card on the screen. It shows and reports; what to do with a choice is decided by `popup.ts`. */
export interface Card {
  readonly host: HTMLElement;
  /** What of it is seen, as soon as it has its place. */
  readonly element: HTMLElement;
  readonly items: readonly Item[];
  /** Marks an item as the one Enter takes; none if there is none with this number. */
  activate(index: number): void;
  notify(notice: Notice): void;
  /** Presses the button of the notice. @returns false if there is none */
  confirm(): boolean;
  close(): void;
}

export function openCard({ severity, label, about, choices, listed, actions, hint }: CardContent, { stage, isDark, words }: CardOptions): Card {
  const { element, button } = elements(stage.parent.ownerDocument);
  const items = [...choices, ...actions];
  const text = element("div", "about", about);
  const list = element("ul", "choices", choices.map((item) => element("li", "", [item.button])));
  const foot = element("div", "actions", actions.map((item) => item.button));
  const hints = element("p", "hint", [hint]);
  const card = element("div", `card ${severity}${isDark ? " dark" : ""}`, [text, list, foot, hints]);
  // A list without bullets is no list to some screen readers unless it says so.
  list.role = "list";
  list.ariaLabel = listed;
  card.lang = words.lang;
  card.role = "dialog";
  card.ariaLabel = label;
  text.id = "about";
  card.setAttribute("aria-describedby", text.id);
  for (const item of items) item.button.addEventListener("click", item.act);
  const host = showHost(stage, card);
  let confirm: (() => void) | undefined;

  return {
    host,
    element: card,
    items,
    activate(index) {
      items.forEach((item, at) => {
        item.button.classList.toggle("active", at === index);
        item.button.ariaCurrent = String(at === index);
      });
      items[index]?.button.scrollIntoView({ block: "nearest" });
      hints.textContent = words.hintSteering;
    },
    notify({ isFailure, message, detail, button: name, press }) {
      const pressed = button("action", [name]);
      confirm = () => { pressed.textContent = press(); };
      pressed.addEventListener("click", confirm);
      const notice = element("div", isFailure ? "notice failure" : "notice", [element("p", "", [message])]);
      if (detail) notice.append(element("div", "row", [element("span", isFailure ? "wording" : "note", [detail]), pressed]));
      notice.role = "alert";
      list.replaceWith(notice);
      foot.remove();
      hints.remove();
    },
    confirm() {
      confirm?.();
      return confirm !== undefined;
    },
    close: () => host.remove(),
  };
}
