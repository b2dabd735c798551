import { shadowHost } from "./host.js";
import { stageOf } from "./stage.js";
import type { Words } from "./words.js";

/** Chromium 141, Firefox 150, Safari 27; not yet in TypeScript's DOM. */
interface Announcing {
  ariaNotify?(message: string): void;
}

/** How long a new live region is in the document before it speaks, in milliseconds: screen readers tell changes, not beginnings. */
const SETTLING = 100;

export interface Voice {
  say(message: string): void;
  stop(): void;
}

/** Has a screen reader say something: by `ariaNotify`, or by a live region of its own where the browser lacks that. */
export function createVoice(field: HTMLElement): Voice {
  const view = field.ownerDocument.defaultView as Window;
  let region: HTMLElement | undefined;
  let host: HTMLElement | undefined;
  let waiting = 0;
  return {
    say(message) {
      const { ariaNotify } = field as Announcing;
      if (ariaNotify) return ariaNotify.call(field, message);
      const stage = stageOf(field);
      if (host?.parentNode !== stage.parent) {
        host?.remove();
        region = stage.parent.ownerDocument.createElement("div");
        region.role = "status";
        region.className = "unseen";
        host = shadowHost(stage, region);
        stage.parent.append(host);
      }
      view.clearTimeout(waiting);
      // What is said twice has to differ.
      const said = region?.textContent === message ? `${message}\u00A0` : message;
      waiting = view.setTimeout(() => { if (region) region.textContent = said; }, SETTLING);
    },
    stop() {
      view.clearTimeout(waiting);
      host?.remove();
    },
  };
}

/** How long the text rests before the number of diagnostics is said, in milliseconds. */
const REST = 1000;

/** Says how many diagnostics there are when their number has changed and the person pauses. */
export function countAnnouncer(element: HTMLElement, say: Voice["say"], words: Words, openKey: string): { count(count: number): void; stop(): void } {
  const view = element.ownerDocument.defaultView as Window;
  let said = 0;
  let waiting = 0;
  return {
    count(count) {
      view.clearTimeout(waiting);
      if (count === said) return;
      waiting = view.setTimeout(() => {
        said = count;
        if (element.matches(":focus")) say(count > 0 ? words.found(count, openKey) : words.foundNone);
      }, REST);
    },
    stop: () => view.clearTimeout(waiting),
  };
}
