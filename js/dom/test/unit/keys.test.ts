import { describe, expect, it } from "vitest";
import { isShortcut, steering, type KeyPress } from "../../src/popup/keys.js";

function press(key: string, ...held: ("alt" | "ctrl" | "shift" | "meta")[]): KeyPress {
  const holds = (name: (typeof held)[number]) => held.includes(name);
  return { key, altKey: holds("alt"), ctrlKey: holds("ctrl"), shiftKey: holds("shift"), metaKey: holds("meta") };
}

describe("isShortcut", () => {
  it.each([
    [press("Enter", "alt"), "Alt+Enter", true],
    [press("Enter"), "Alt+Enter", false],
    [press("Enter", "alt", "shift"), "Alt+Enter", false],
    [press("F8"), "F8", true],
    [press("F8", "shift"), "F8", false],
    [press("F8", "shift"), "Shift+F8", true],
    [press("K", "ctrl", "shift"), "Ctrl+Shift+k", true],
    [press(".", "meta"), "Meta+.", true],
    [press("+", "ctrl"), "Ctrl++", true],
    [press("Enter"), "", false],
  ])("%j %s", (pressed, shortcut, wanted) => {
    expect(isShortcut(pressed, shortcut)).toBe(wanted);
  });
});

describe("steering", () => {
  it.each([
    [press("ArrowDown"), { kind: "move", by: 1 }],
    [press("ArrowUp"), { kind: "move", by: -1 }],
    [press("Enter"), { kind: "choose" }],
    [press("3"), { kind: "choose", index: 2 }],
    [press("Escape"), { kind: "close" }],
    [press("0"), undefined],
    [press("a"), undefined],
    [press("ArrowLeft"), undefined],
    [press("Enter", "ctrl"), undefined],
    [press("1", "alt"), undefined],
  ])("%j", (pressed, wanted) => {
    expect(steering(pressed)).toEqual(wanted);
  });
});
