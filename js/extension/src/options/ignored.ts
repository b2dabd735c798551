import { button, field, form, lock } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make, redraw } from "../pages/make.js";
import { keep } from "./saved.js";
import { card, frame, type Section } from "./section.js";

const LONGEST = 200;

/** Wordings that are never underlined. */
export function ignoredSection(): Section {
  const list = make("ul", "chips");
  const empty = make("p", "soft", [text("ignoredNone")]);
  const input = field(text("ignoredAdd"), "");
  input.placeholder = text("ignoredExample");
  input.maxLength = LONGEST;
  const another = form([input], text("add"), () => {
    const wording = input.value.trim();
    if (wording) void keep((settings) => ({ ...settings, ignored: [...settings.ignored.filter((one) => one !== wording), wording] }));
    another.reset();
    input.focus();
  });

  return {
    root: frame("ignored", "ignoredHint", [card("", [another, empty, list])]),
    show({ effective: { ignored }, locks }) {
      lock(another, locks.ignore);
      empty.hidden = ignored.length > 0;
      redraw(list, ignored.map((wording, index) => {
        const remove = button("×", () => void keep((settings) => ({ ...settings, ignored: settings.ignored.filter((one) => one !== wording) })), "plain remove");
        remove.ariaLabel = text("removeNamed", wording);
        remove.disabled = locks.ignore;
        // By place: when one is gone, the focus goes to the one that took its place.
        remove.dataset["key"] = String(index);
        return make("li", "chip", [make("span", "", [wording]), remove]);
      }));
    },
  };
}
