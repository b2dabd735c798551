import type { Requests } from "../messages.js";
import { text, type Key } from "../pages/i18n.js";
import { make } from "../pages/make.js";

/** The settings as they were chosen and as they are in force, and what is locked. */
export type View = Requests["settings"]["answer"];

/** A part of the page. */
export interface Section {
  readonly root: HTMLElement;
  /** Shows settings, at first and after each change of them. What is being typed stays. */
  show(view: View): void;
}

/** The frame of a section: its heading and what it is for. */
export function frame(title: Key, hint: Key, children: readonly Node[]): HTMLElement {
  return make("section", "section", [make("h2", "", [text(title)]), make("p", "lead", [text(hint)]), ...children]);
}

/** A card with rows. */
export function card(title: string, children: readonly Node[]): HTMLElement {
  return make("section", "card", [...(title ? [make("h3", "", [title])] : []), ...children]);
}

/** A row: what is set on the left, with a hint below, and how on the right. */
export function row(label: string, hint: string, controls: readonly Node[]): HTMLElement {
  return make("div", "row", [make("div", "what", [make("span", "name", [label]), ...(hint ? [make("span", "soft", [hint])] : [])]), make("div", "how", controls)]);
}
