import type { Field } from "../field.js";
import type { Mirror } from "../mirror/mirror.js";
import { hasRanges, readTextField, type TextField } from "../read/textField.js";
import { replaceInTextField } from "../replace/textField.js";

export function textField(element: TextField): Field {
  let createMirror: (() => Mirror) | undefined;
  let mirror: Mirror | undefined;
  return {
    element,
    // A page that empties its field after sending sets `value`, and Chromium tells nobody.
    changesSilently: true,
    read: () => readTextField(element, () => (mirror ??= createMirror?.())),
    writable: () => !element.readOnly && !element.matches(":disabled"),
    replace: (edit) => replaceInTextField(element, edit),
    watch(changed) {
      let isWatched = true;
      // Setting `value` to anything but "" moves the selection.
      element.addEventListener("selectionchange", changed);
      // Loaded by those browsers only that need it, which fewer do from month to month.
      if (!hasRanges(element)) {
        import("../mirror/mirror.js").then((loaded) => {
          if (!isWatched) return;
          createMirror = () => loaded.createMirror(element, changed);
          changed();
        }, reportError);
      }
      return () => {
        isWatched = false;
        element.removeEventListener("selectionchange", changed);
        mirror?.stop();
        mirror = createMirror = undefined;
      };
    },
  };
}
