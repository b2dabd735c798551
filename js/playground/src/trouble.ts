import { make } from "./make.js";
import { messageOf } from "./messageOf.js";
import { word } from "./words.js";

/** Says in plain words that the engine is not there. */
export function showTrouble(error: unknown): void {
  const place = document.getElementById("trouble") as HTMLElement;
  (document.getElementById("empty") as HTMLElement).hidden = true;
  place.hidden = false;
  place.replaceChildren(
    make("strong", "", [word("trouble")]),
    make("p", "", [word("troubleHint")]),
    make("p", "soft", [`${word("troubleDetail")}: ${messageOf(error)}`]),
  );
}

/** Takes back what was said: the engine is there after all. */
export function hideTrouble(): void {
  (document.getElementById("trouble") as HTMLElement).hidden = true;
}
