// The one place that names `chrome` and `browser`.

/** The extension's side of the browser. Promises everywhere, in every browser. */
export const browser: typeof chrome = (globalThis as { browser?: typeof chrome }).browser ?? globalThis.chrome;

/** Absent once the extension was updated or removed under a page: nothing of the browser can be used then. */
export const isAlive = (): boolean => browser.runtime?.id !== undefined;

/** The shadow tree of an element, a closed one too: Chromium has a function for it, Firefox a property. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  // It throws for what is no HTML element.
  return element instanceof HTMLElement && browser.dom ? browser.dom.openOrClosedShadowRoot(element) as ShadowRoot | null : element.shadowRoot;
}

const IS_FIREFOX = browser?.runtime?.getURL("").startsWith("moz-") === true;

/** Whether match patterns may say a port. */
export const HAS_PORTS = !IS_FIREFOX;

/** Whether a content script can work in the document of a frame of its own origin. Firefox shows it such a document through a filter. */
export const REACHES_INTO_FRAMES = !IS_FIREFOX;
