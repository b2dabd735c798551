/** Gives a shadow tree its style. */
export function styleTree(root: ShadowRoot, css: string): void {
  const { ownerDocument: document } = root;
  try {
    const sheet = new (document.defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses this to content scripts (https://bugzilla.mozilla.org/show_bug.cgi?id=1928865), and lets their <style> past the
    // page's policy, which would refuse it to anybody else.
    const style = document.createElement("style");
    style.textContent = css;
    root.append(style);
  }
}
