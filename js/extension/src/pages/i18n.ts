import type messages from "../../public/_locales/zh_CN/messages.json";
import { browser } from "../browser.js";

export type Key = keyof typeof messages;

/** The wording of the pages' own texts, in the browser's language; `$1`, `$2` in it are replaced by what is given. */
export function text(key: Key, ...values: readonly (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** The language of the wording, as folders in `_locales` are called. */
export const locale = (): "zh_CN" | "zh_TW" | "en" => text("localeName") as "zh_CN" | "zh_TW" | "en";

/** The same as a language tag. */
export const language = (): string => locale().replace("_", "-");

/** Writes the wording into the page's own elements. */
export function fillPage(title: Key): void {
  document.documentElement.lang = language();
  document.title = text(title);
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) element.textContent = text(element.dataset["text"] as Key);
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) element.ariaLabel = text(element.dataset["label"] as Key);
}

const format = (options: Intl.DateTimeFormatOptions) => (time: number | Date): string => new Intl.DateTimeFormat(language(), options).format(time);

export const clock = format({ hour: "2-digit", minute: "2-digit" });
export const dateAndTime = format({ dateStyle: "medium", timeStyle: "short" });
