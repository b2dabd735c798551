import { button, field, form, lockNote } from "../pages/controls.js";
import { text, type Key } from "../pages/i18n.js";
import { make, redraw } from "../pages/make.js";
import { without } from "../settings.js";
import { keep } from "./saved.js";
import { card, frame, row, type Section, type View } from "./section.js";

/** Slots that the built-in packs use and that are the same in every conversation. */
const USUAL: readonly { readonly name: string; readonly label: Key }[] = [
  { name: "company", label: "slotCompany" },
  { name: "agent_id", label: "slotAgent" },
  { name: "department", label: "slotDepartment" },
  { name: "phone", label: "slotPhone" },
  { name: "product", label: "slotProduct" },
];
/** What a slot is called. */
export function slotName(slot: string): string {
  const usual = USUAL.find(({ name }) => name === slot);
  return usual ? text(usual.label) : slot;
}

const NAME = /^[\p{L}_][\p{L}\p{N}_-]{0,31}$/u;

/** What goes into the slots of suggestions. */
export function slotsSection(): Section {
  const list = make("div", "rows");
  const name = field(text("slotName"), "");
  name.placeholder = text("slotName");
  const value = field(text("slotValue"), "");
  value.placeholder = text("slotValue");
  const trouble = make("p", "bad");
  trouble.role = "alert";
  const another = form([name, value], text("add"), () => {
    const isName = NAME.test(name.value.trim());
    trouble.textContent = isName ? "" : text("slotNameWrong", name.value.trim());
    name.ariaInvalid = String(!isName);
    if (!isName) return name.focus();
    if (value.value.trim() === "") return value.focus();
    set(name.value.trim(), value.value.trim());
    another.reset();
    name.focus();
  });

  function set(name: string, value: string): void {
    void keep((settings) => ({ ...settings, slots: value ? { ...settings.slots, [name]: value } : without(settings.slots, name) }));
  }

  function line(slot: string, view: View, isUsual: boolean): HTMLElement {
    const label = slotName(slot);
    const isLocked = view.locks.slots.includes(slot);
    const input = field(label, view.effective.slots[slot] ?? "", (value) => set(slot, value));
    input.dataset["key"] = slot;
    input.disabled = isLocked;
    const remove = button(text("remove"), () => set(slot, ""), "plain remove");
    return row(label, `{${slot}}`, [input, ...(isLocked ? [lockNote()] : isUsual ? [] : [remove])]);
  }

  return {
    root: frame("slots", "slotsHint", [card("", [list]), card(text("slotOther"), [another, trouble])]),
    show(view) {
      const others = Object.keys(view.effective.slots).filter((slot) => !USUAL.some(({ name }) => name === slot));
      redrawUnlessTyping(list, () => [...USUAL.map(({ name }) => line(name, view, true)), ...others.map((slot) => line(slot, view, false))]);
    },
  };
}

/** Redraws a list of fields; what has been typed in one and not been left yet stays, with the caret. */
function redrawUnlessTyping(list: HTMLElement, draw: () => Node[]): void {
  const typing = document.activeElement instanceof HTMLInputElement && list.contains(document.activeElement) ? document.activeElement : undefined;
  const typed = typing && typing.value !== typing.defaultValue ? { value: typing.value, caret: typing.selectionStart } : undefined;
  redraw(list, draw());
  const now = document.activeElement;
  if (!typed || !(now instanceof HTMLInputElement)) return;
  now.value = typed.value;
  now.setSelectionRange(typed.caret, typed.caret);
}
