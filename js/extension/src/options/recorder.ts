import { button } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { keyNames, shortcutOf } from "./shortcut.js";

/**
 * A button that shows a shortcut and, once pressed, takes the next one typed. Escape leaves it as it was, Backspace takes it away.
 *
 * @param key what it has as `data-key`
 * @param none what it shows without a shortcut
 */
export function recorder(name: string, shortcut: string, onChange: (shortcut: string) => void, key: string, none = text("keyNone")): HTMLButtonElement {
  let isRecording = false;
  const element = button("", () => draw(!isRecording), "recorder");
  element.dataset["key"] = key;

  function draw(recording: boolean): void {
    isRecording = recording;
    const names = keyNames(shortcut);
    element.classList.toggle("recording", recording);
    element.ariaLabel = `${name}: ${recording ? text("keyPress") : names.join("+") || none}`;
    element.replaceChildren(...(recording ? [text("keyPress")] : names.length > 0 ? names.map((one) => make("kbd", "", [one])) : [make("span", "soft", [none])]));
  }
  element.addEventListener("keydown", (event) => {
    if (!isRecording || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (isPlain && event.key === "Escape") return draw(false);
    const pressed = isPlain && event.key === "Backspace" ? "" : shortcutOf(event);
    if (pressed === undefined) return;
    draw(false);
    if (pressed !== shortcut) onChange(pressed);
  });
  // Firefox presses a button when Space comes up again.
  element.addEventListener("keyup", (event) => event.preventDefault());
  element.addEventListener("blur", () => draw(false));
  draw(false);
  return element;
}
