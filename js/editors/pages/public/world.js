// Runs before anything else in the page, and once more in a frame that an editor makes: keeps what a test has to reach and the
// page hides, and lets a test put the clock forward.
(() => {
  const { attachShadow } = Element.prototype;
  const shadowRoots = (window.shadowRoots = []);
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    shadowRoots.push(root);
    return root;
  };
  const now = Date.now;
  let ahead = 0;
  Date.now = () => now() + ahead;
  window.putClockForward = (milliseconds) => {
    ahead += milliseconds;
  };
})();
