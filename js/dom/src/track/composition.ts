/**
 * Knows whether an input method is composing in the element. Engines differ in the order of the last `input` and of
 * `compositionend`; whichever says last that nothing is composed is believed.
 */
export function watchComposition(element: HTMLElement, signal: AbortSignal, onEnd: () => void): () => boolean {
  let composing = false;
  const end = (): void => {
    composing = false;
    onEnd();
  };
  element.addEventListener("compositionstart", () => { composing = true; }, { signal });
  element.addEventListener("compositionend", end, { signal });
  element.addEventListener("input", (event) => { if (composing && !(event as InputEvent).isComposing) end(); }, { signal });
  return () => composing;
}
