/**
 * Calls when the extension has gone from under its content script, at the latest when the person next does something in the document:
 * a worker that had ended before tells nothing. @returns how to stop looking
 */
export function whenOrphaned(document: Document, isAlive: () => boolean, gone: () => void): () => void {
  const listening = new AbortController();
  const look = (): void => {
    if (!listening.signal.aborted && !isAlive()) gone();
  };
  for (const type of ["visibilitychange", "focusin", "keydown", "pointermove", "pointerdown"]) {
    document.addEventListener(type, look, { capture: true, passive: true, signal: listening.signal });
  }
  return () => listening.abort();
}
