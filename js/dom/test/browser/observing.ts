// What `observe.js` puts in its page, as the specs see it.
import type { observe, ObserveOptions } from "phraselint/dom";

declare global {
  /** How many diagnostics each field had last, by its id. A field that was not found is not in it. */
  var found: Record<string, number>;
  var observing: (root: Parameters<typeof observe>[0], options?: ObserveOptions) => ReturnType<typeof observe>;
  /** What `observing` returned, if a spec has put it here. */
  var watching: ReturnType<typeof observe>;
}
