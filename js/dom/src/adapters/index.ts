import type { Field } from "../field.js";
import { editable } from "./editable.js";
import { textField } from "./textField.js";

/** The types of input that hold words and let their selection be set. A password is never read. */
const TEXT_TYPES = new Set(["text", "search", "url", "tel"]);

/** @throws TypeError if the element is no field that a message is typed in */
export function fieldFor(element: HTMLElement): Field {
  const { localName } = element;
  if (localName === "textarea") return textField(element as HTMLTextAreaElement);
  if (localName === "input") {
    const { type } = element as HTMLInputElement;
    if (TEXT_TYPES.has(type)) return textField(element as HTMLInputElement);
    throw new TypeError(`attach: an input of type "${type}" is not read, only ${[...TEXT_TYPES].join(", ")}`);
  }
  if (element.isContentEditable || element.matches('[contenteditable]:not([contenteditable="false" i])')) {
    return editable(element);
  }
  throw new TypeError(`attach: <${localName}> is neither a text area, an input nor contenteditable`);
}
