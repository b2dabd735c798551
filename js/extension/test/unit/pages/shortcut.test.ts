import { describe, expect, it } from "vitest";
import { isSame, keyNames, shortcutOf, warningOf, type Press } from "../../../src/options/shortcut.js";

const press = (key: string, held: Partial<Press> = {}): Press => ({ key, altKey: false, ctrlKey: false, shiftKey: false, metaKey: false, ...held });

describe("shortcutOf", () => {
  it.each([
    ["a function key", press("F8"), "F8"],
    ["a letter, as on the key", press("k", { ctrlKey: true }), "Ctrl+K"],
    ["all modifiers, in one order", press("Enter", { metaKey: true, shiftKey: true, altKey: true, ctrlKey: true }), "Ctrl+Alt+Shift+Meta+Enter"],
    ["the plus key", press("+", { ctrlKey: true }), "Ctrl++"],
    ["Space", press(" ", { altKey: true }), "Alt+ "],
    ["a modifier alone is none", press("Shift", { shiftKey: true }), undefined],
    ["a key of an input method is none", press("Process"), undefined],
  ])("%s", (_, pressed, shortcut) => {
    expect(shortcutOf(pressed)).toBe(shortcut);
  });
});

describe("keyNames", () => {
  it.each([
    ["", []],
    ["Alt+Shift+Enter", ["Alt", "Shift", "Enter"]],
    ["Ctrl++", ["Ctrl", "+"]],
    ["Alt+ ", ["Alt", "Space"]],
    ["Ctrl+ArrowUp", ["Ctrl", "↑"]],
  ])("%j", (shortcut, names) => {
    expect(keyNames(shortcut)).toEqual(names);
  });
});

describe("warningOf", () => {
  it.each([
    ["Ctrl+.", "keyTakenByIme"],
    ["Shift+ ", "keyTakenByIme"],
    ["ctrl+w", "keyTakenByBrowser"],
    ["F5", "keyTakenByBrowser"],
    ["Ctrl+Z", "keyTakenByEditing"],
    ["K", "keyTakenByWriting"],
    ["Shift+K", "keyTakenByWriting"],
    ["Enter", "keyTakenByWriting"],
    ["Shift++", "keyTakenByWriting"],
    ["F8", undefined],
    ["Shift+F8", undefined],
    ["Alt+Enter", undefined],
    ["Alt+Shift+Enter", undefined],
  ])("%s", (shortcut, warning) => {
    expect(warningOf(shortcut)).toBe(warning);
  });
});

it("isSame is by key, and nothing is the same as none", () => {
  expect(isSame("Ctrl+K", "ctrl+k")).toBe(true);
  expect(isSame("", "")).toBe(false);
});
