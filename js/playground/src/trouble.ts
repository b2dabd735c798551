import { make } from "./make.js";
import { word } from "./words.js";

/** Says in plain words that the engine is not there. */
export function showTrouble(error: unknown): void {
  const place = document.getElementById("trouble") as HTMLElement;
  (document.getElementById("empty") as HTMLElement).hidden = true;
  place.hidden = false;
  place.replaceChildren(
    make("strong", "", [word("trouble")]),
    make("p", "", [word("troubleHint")]),
    make("p", "soft", [`${word("troubleDetail")}: ${error instanceof Error ? error.message : String(error)}`]),
  );
}
