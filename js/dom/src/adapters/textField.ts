import type { Field } from "../field.js";
import { readTextField, type TextField } from "../read/textField.js";
import { replaceInTextField } from "../replace/textField.js";

export function textField(element: TextField): Field {
  return {
    element,
    // A page that empties its field after sending sets `value`, and Chromium tells nobody.
    changesSilently: true,
    read: () => readTextField(element),
    writable: () => !element.readOnly && !element.matches(":disabled"),
    replace: (edit) => Promise.resolve(replaceInTextField(element, edit)),
    watch(changed) {
      // Setting `value` to anything but "" moves the selection.
      element.addEventListener("selectionchange", changed);
      return () => element.removeEventListener("selectionchange", changed);
    },
  };
}
