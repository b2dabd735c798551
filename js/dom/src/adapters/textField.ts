import type { Field } from "../field.js";
import { readTextField, type TextField } from "../read/textField.js";
import { replaceInTextField } from "../replace/textField.js";

export function textField(element: TextField): Field {
  return {
    element,
    changesSilently: true,
    read: () => readTextField(element),
    writable: () => !element.readOnly && !element.matches(":disabled"),
    replace: (edit) => replaceInTextField(element, edit),
    watch(changed) {
      element.addEventListener("selectionchange", changed);
      return () => element.removeEventListener("selectionchange", changed);
    },
  };
}
