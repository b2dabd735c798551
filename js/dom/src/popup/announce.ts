import type { Words } from "./words.js";

/** Chromium 141, Firefox 150, Safari 27; not yet in TypeScript's DOM. */
interface Announcing {
  ariaNotify?(message: string): void;
}

/** Has a screen reader say something, without a live region in the page. Silent where the browser cannot. */
export function announce(element: HTMLElement, message: string): void {
  (element as Announcing).ariaNotify?.(message);
}

/** How long the text rests before the number of diagnostics is said, in milliseconds. */
const REST = 1000;

/** Says how many diagnostics there are when their number has changed and the person pauses. */
export function countAnnouncer(element: HTMLElement, words: Words, openKey: string): { count(count: number): void; stop(): void } {
  const view = element.ownerDocument.defaultView as Window;
  let said = 0;
  let waiting = 0;
  return {
    count(count) {
      view.clearTimeout(waiting);
      if (count === said) return;
      waiting = view.setTimeout(() => {
        said = count;
        if (element.matches(":focus")) announce(element, count > 0 ? words.found(count, openKey) : words.foundNone);
      }, REST);
    },
    stop: () => view.clearTimeout(waiting),
  };
}
