/**
 * Calls whenever something in a document that may be written in gets the focus, has it, or is written in. Until then the frame costs a
 * listener, and no worker is started for it. @returns how to stop
 */
export function whenUsed(document: Document, use: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const view = document.defaultView as Window;

  const used = (element: Element | null | undefined): void => {
    if (element && mayBeWrittenIn(element)) use();
  };
  for (const type of ["focusin", "input"]) document.addEventListener(type, (event) => used(event.composedPath()[0] as Element), { capture: true, signal });
  // When the focus goes into a frame, or into a document in design mode, nothing but the window has an event.
  for (const type of ["focus", "blur"]) view.addEventListener(type, () => used(document.activeElement), { signal });
  used(document.activeElement);
  return () => listening.abort();
}

/** A field, or what may have one inside that it does not show: a frame, or the host of a closed tree. */
function mayBeWrittenIn(element: Element): boolean {
  if (/^(textarea|input|i?frame)$/.test(element.localName) || (element as HTMLElement).isContentEditable || element.shadowRoot) return true;
  // An element with a name of its own, or one that may have a shadow tree and that a person has put the focus into.
  return element.localName.includes("-") || /^(article|aside|blockquote|div|footer|h[1-6]|header|main|nav|p|section|span)$/.test(element.localName);
}
