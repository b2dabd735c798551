import type { Field } from "../field.js";
import { readEditable } from "../read/editable.js";
import { replaceInEditable } from "../replace/editable.js";

export function editable(element: HTMLElement): Field {
  return {
    element,
    changesSilently: false,
    read: () => readEditable(element),
    writable: () => element.isContentEditable,
    replace: (edit) => replaceInEditable(element, edit),
    watch(changed) {
      // Editors put new nodes in the place of old ones, also for the same text: ranges in the old ones are dead.
      const observer = new MutationObserver(changed);
      observer.observe(element, { subtree: true, childList: true, characterData: true });
      return () => observer.disconnect();
    },
  };
}
