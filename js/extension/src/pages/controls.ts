import { text } from "./i18n.js";
import { make } from "./make.js";

export function button(label: string, onPress: (button: HTMLButtonElement) => void, className = ""): HTMLButtonElement {
  const element = make("button", className, [label]);
  element.type = "button";
  element.addEventListener("click", () => onPress(element));
  return element;
}

/** A switch. Its name is read out, not shown. */
export function toggle(name: string, isOn: boolean, onChange: (isOn: boolean) => void): HTMLInputElement {
  const box = make("input", "switch");
  box.type = "checkbox";
  box.role = "switch";
  box.ariaLabel = name;
  box.checked = isOn;
  box.addEventListener("change", () => onChange(box.checked));
  return box;
}

/** A choice of one from a list. Its name is read out, not shown. */
export function select<Value extends string>(name: string, choices: readonly (readonly [Value, string])[], value: Value, onChange: (value: Value) => void): HTMLSelectElement {
  const element = make("select", "", choices.map(([value, label]) => new Option(label, value)));
  element.ariaLabel = name;
  element.value = value;
  element.addEventListener("change", () => onChange(element.value as Value));
  return element;
}

let groups = 0;

/** A choice of one from few, side by side. */
export function segments<Value extends string>(name: string, choices: readonly (readonly [Value, string])[], value: Value, onChange: (value: Value) => void): HTMLElement {
  groups += 1;
  const element = make("div", "segments", choices.map(([choice, label]) => {
    const radio = make("input");
    radio.type = "radio";
    radio.name = `group-${groups}`;
    radio.value = choice;
    radio.checked = choice === value;
    radio.addEventListener("change", () => onChange(choice));
    return make("label", "", [radio, make("span", "", [label])]);
  }));
  element.role = "radiogroup";
  element.ariaLabel = name;
  return element;
}

/** A field of one line. What is typed counts when it is left or Enter is pressed. */
export function field(name: string, value: string, onChange?: (value: string, field: HTMLInputElement) => void): HTMLInputElement {
  const input = make("input");
  input.type = "text";
  input.value = value;
  input.ariaLabel = name;
  input.autocomplete = "off";
  input.spellcheck = false;
  if (onChange) input.addEventListener("change", () => onChange(input.value.trim(), input));
  return input;
}

/** Fields that go together, with a button; Enter in any of them is a press of it. */
export function form(fields: readonly HTMLElement[], label: string, onSubmit: () => void, className = ""): HTMLFormElement {
  const submit = make("button", className, [label]);
  const element = make("form", "add", [...fields, submit]);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    onSubmit();
  });
  return element;
}

/** A button that opens the choice of files. */
export function fileButton(label: string, accept: string, onFiles: (files: readonly File[]) => void, isFolder = false): HTMLLabelElement {
  const input = make("input");
  input.type = "file";
  input.accept = accept;
  input.multiple = true;
  input.webkitdirectory = isFolder;
  input.addEventListener("change", () => {
    onFiles([...(input.files ?? [])]);
    // The same name once more has to be a change: people mend a file and choose it again.
    input.value = "";
  });
  return make("label", "button file", [input, label]);
}

/** Says that the administrator has decided. */
export function lockNote(): HTMLElement {
  return make("span", "locked", [text("lockedByPolicy")]);
}

/** Locks what is in an element, and says so beside it. */
export function lock(element: HTMLElement, isLocked: boolean): void {
  for (const control of element.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLButtonElement>("input, select, button, textarea")) control.disabled = isLocked;
  element.querySelector(":scope > .locked")?.remove();
  if (isLocked) element.append(lockNote());
}
