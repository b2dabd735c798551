/** How long to wait for a frame that does not come, as in a tab that is not seen, in milliseconds. */
const LONGEST = 100;

/** Resolves in the next frame: pages and editors learn of a selection or a text by events after the present task. */
export function nextFrame(document: Document): Promise<unknown> {
  const view = document.defaultView as Window;
  return new Promise((resolve) => {
    view.setTimeout(resolve, LONGEST);
    view.requestAnimationFrame(resolve);
  });
}

/** Resolves in the frame after the next `selectionchange`, which comes later than frames do when there is much to do. */
export async function selectionTold(document: Document): Promise<void> {
  const view = document.defaultView as Window;
  await new Promise<void>((resolve) => {
    const tell = (): void => {
      document.removeEventListener("selectionchange", tell);
      resolve();
    };
    view.setTimeout(tell, LONGEST);
    document.addEventListener("selectionchange", tell);
  });
  await nextFrame(document);
}

/** Calls back when the person presses a key, before the page hears of it. @returns how to stop */
export function onKey(document: Document, pressed: () => void): () => void {
  const view = document.defaultView as Window;
  const tell = ({ repeat }: KeyboardEvent): void => {
    // The key that chose the edit may still be down.
    if (!repeat) pressed();
  };
  view.addEventListener("keydown", tell, true);
  return () => view.removeEventListener("keydown", tell, true);
}
