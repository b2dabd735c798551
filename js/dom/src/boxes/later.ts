import type { Painted } from "../highlight/registry.js";
import type { Boxes } from "./boxes.js";

/** Underlines of a field in boxes, once what draws them is loaded: only the extension needs it. */
export function boxesLater(field: HTMLElement): Boxes {
  let boxes: Boxes | undefined;
  let now: readonly Painted[] | undefined = [];
  import("./boxes.js").then(({ createBoxes }) => {
    if (!now) return;
    boxes = createBoxes(field);
    boxes.draw(now);
  }, reportError);
  return {
    draw(painted) {
      // A linter may have had the field let go of meanwhile.
      if (!now) return;
      now = painted;
      boxes?.draw(painted);
    },
    remove() {
      now = undefined;
      boxes?.remove();
    },
  };
}
