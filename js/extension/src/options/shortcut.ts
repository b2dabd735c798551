import type { Key } from "../pages/i18n.js";

/** A key press as far as shortcuts look at it. */
export type Press = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "shiftKey" | "metaKey">;

const MODIFIERS = ["Control", "Alt", "AltGraph", "Shift", "Meta"];
/** Keys that are no press of their own: of an input method, or dead. */
const NONE = ["Process", "Dead", "Unidentified", "CapsLock", "NumLock"];

/** The press written as in `Ctrl+Alt+Shift+Meta+Key`, once there is a key besides the modifiers. */
export function shortcutOf({ key, altKey, ctrlKey, shiftKey, metaKey }: Press): string | undefined {
  if (MODIFIERS.includes(key) || NONE.includes(key)) return undefined;
  const held = [ctrlKey && "Ctrl", altKey && "Alt", shiftKey && "Shift", metaKey && "Meta"].filter((name) => name !== false);
  return [...held, key.length === 1 ? key.toUpperCase() : key].join("+");
}

const SHOWN: Readonly<Record<string, string>> = { " ": "Space", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** The names of its keys, as on a keyboard. */
export function keyNames(shortcut: string): string[] {
  if (shortcut === "") return [];
  const names = shortcut.endsWith("++") ? [...shortcut.slice(0, -2).split("+"), "+"] : shortcut.split("+");
  return names.map((name) => SHOWN[name] ?? name);
}

/** Taken by Chinese input methods to switch language, width or punctuation. */
const INPUT_METHODS = ["Ctrl+ ", "Shift+ ", "Ctrl+.", "Ctrl+,", "Ctrl+Shift+F", "Alt+Shift+ ", "Ctrl+Alt+ ", "Meta+ ", "Alt+`"];
/** Never, or seldom, given to pages. */
const BROWSERS = ["Ctrl+T", "Ctrl+N", "Ctrl+W", "Ctrl+Tab", "Ctrl+Shift+T", "Ctrl+Shift+N", "Ctrl+Shift+W", "Ctrl+Shift+I", "Ctrl+R", "Ctrl+L", "Ctrl+F", "Ctrl+P", "Ctrl+S", "Alt+F4", "Alt+ArrowLeft", "Alt+ArrowRight", "F1", "F5", "F11", "F12"];
const EDITING = ["Ctrl+A", "Ctrl+B", "Ctrl+C", "Ctrl+I", "Ctrl+U", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"];
const WRITING = ["Enter", "Backspace", "Delete", "Tab", "Escape", "Home", "End", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

/** Why a shortcut is a bad idea, or undefined. */
export function warningOf(shortcut: string): Key | undefined {
  const isIn = (list: readonly string[]): boolean => list.some((one) => one.toLowerCase() === shortcut.toLowerCase());
  if (isIn(INPUT_METHODS)) return "keyTakenByIme";
  if (isIn(BROWSERS)) return "keyTakenByBrowser";
  if (isIn(EDITING)) return "keyTakenByEditing";
  const key = shortcut.replace(/^Shift\+(?=.)/, "");
  return WRITING.includes(key) || [...key].length === 1 ? "keyTakenByWriting" : undefined;
}

export const isSame = (one: string, other: string): boolean => one !== "" && one.toLowerCase() === other.toLowerCase();
