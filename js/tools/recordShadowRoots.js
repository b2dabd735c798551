/// <reference lib="dom" />
// Lets the specs of every package look into closed shadow trees.

/**
 * Keeps every shadow root that the page makes, closed ones too, in its global `shadowRoots`, in the order of their making.
 * Call it before the page is loaded.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<unknown>}
 */
export function recordShadowRoots(page) {
  return page.addInitScript(() => {
    /** @type {ShadowRoot[]} */
    const shadowRoots = [];
    Object.assign(globalThis, { shadowRoots });
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      shadowRoots.push(root);
      return root;
    };
  });
}
