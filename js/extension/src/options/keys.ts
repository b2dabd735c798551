import type { ShortcutKeys } from "phraselint/dom";
import { button } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make, redraw } from "../pages/make.js";
import { DEFAULTS } from "../settings.js";
import { recorder } from "./recorder.js";
import { keep } from "./saved.js";
import { card, frame, row, type Section, type View } from "./section.js";
import { isSame, warningOf } from "./shortcut.js";

const ACTIONS = ["open", "next", "previous", "fixAll"] as const;

const set = (change: Partial<ShortcutKeys>): void => void keep((settings) => ({ ...settings, keys: { ...settings.keys, ...change } }));

/** The shortcuts of the underlines and their card. */
export function keysSection(): Section {
  const list = make("div", "rows");
  const reset = button(text("resetKeys"), () => set(DEFAULTS.keys));
  const names: Record<keyof ShortcutKeys, string> = { open: text("keyOpen"), next: text("keyNext"), previous: text("keyPrevious"), fixAll: text("keyFixAll") };

  let view: View | undefined;
  let refused: keyof ShortcutKeys | undefined;

  /** Takes a shortcut, unless it is one that is typed: it would be missing from the message. */
  function take(action: keyof ShortcutKeys, shortcut: string): void {
    refused = warningOf(shortcut) === "keyTakenByWriting" ? action : undefined;
    if (refused === undefined) set({ [action]: shortcut });
    draw();
  }

  function warnings(action: keyof ShortcutKeys, keys: ShortcutKeys): HTMLElement[] {
    const warning = warningOf(keys[action]);
    const clash = ACTIONS.find((other) => other !== action && isSame(keys[other], keys[action]));
    const words = [...(clash ? [text("keyClash", names[clash])] : []), ...(warning ? [text(warning)] : [])];
    const notices = words.map((one) => make("p", "notice warning", [one]));
    if (refused !== action) return notices;
    const refusal = make("p", "notice error", [text("keyTakenByWriting")]);
    refusal.role = "alert";
    return [refusal, ...notices];
  }

  function draw(): void {
    if (!view) return;
    const { keys } = view.effective;
    reset.disabled = JSON.stringify(keys) === JSON.stringify(DEFAULTS.keys);
    redraw(list, ACTIONS.map((action) => row(names[action], "", [recorder(names[action], keys[action], (shortcut) => take(action, shortcut), action), ...warnings(action, keys)])));
  }

  return {
    root: frame("keys", "keysHint", [card("", [list, make("div", "foot", [reset])])]),
    show(now) {
      view = now;
      draw();
    },
  };
}
