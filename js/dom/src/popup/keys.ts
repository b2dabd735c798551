/** A key press as far as shortcuts look at it. */
export type KeyPress = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "shiftKey" | "metaKey">;

/** Whether the press is the shortcut, written as in `Ctrl+Alt+Shift+Meta+Key`. Nothing is the empty shortcut. */
export function isShortcut(press: KeyPress, shortcut: string): boolean {
  if (shortcut === "") return false;
  const names = shortcut.split("+");
  // The plus key itself: "Ctrl++" ends in two empty names.
  const key = names.at(-1) || "+";
  const holds = (name: string): boolean => names.includes(name);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    press.altKey === holds("Alt") &&
    press.ctrlKey === holds("Ctrl") &&
    press.shiftKey === holds("Shift") &&
    press.metaKey === holds("Meta")
  );
}

/** What a plain key means to an open card that is being steered. */
export type Steering = { readonly kind: "move"; readonly by: 1 | -1 } | { readonly kind: "choose"; readonly index?: number } | { readonly kind: "close" };

export function steering(press: KeyPress): Steering | undefined {
  if (press.altKey || press.ctrlKey || press.shiftKey || press.metaKey) return undefined;
  switch (press.key) {
    case "ArrowDown": return { kind: "move", by: 1 };
    case "ArrowUp": return { kind: "move", by: -1 };
    case "Enter": return { kind: "choose" };
    case "Escape": return { kind: "close" };
    default: return /^[1-9]$/.test(press.key) ? { kind: "choose", index: Number(press.key) - 1 } : undefined;
  }
}
