import type { Field } from "../field.js";
import { editableReader } from "../read/editable.js";
import { replaceInEditable } from "../replace/editable.js";

export function editable(element: HTMLElement): Field {
  const { read, watch } = editableReader(element);
  return {
    element,
    changesSilently: false,
    read,
    writable: () => element.isContentEditable,
    replace: (edit) => replaceInEditable(element, read, edit),
    watch,
  };
}
