import { shadowAround } from "./shadow.js";

/**
 * Runs `start` while the element is in a document and stops it while it is not, so that nothing outside holds on to an
 * element which the page has removed without detaching. One that comes, or comes back, is noticed when it gets a size.
 */
export function whileConnected(element: HTMLElement, start: () => () => void): () => void {
  let stop: (() => void) | undefined;

  const wake = (): void => {
    if (stop || !element.isConnected) return;
    const stopWork = start();
    const removal = new MutationObserver(() => {
      if (!element.isConnected) sleep();
    });
    for (const tree of treesAround(element)) removal.observe(tree, { childList: true, subtree: true });
    stop = () => {
      removal.disconnect();
      stopWork();
    };
  };
  const sleep = (): void => {
    stop?.();
    stop = undefined;
    // Afresh, so that it tells of the size also if that is the one of before.
    appearance.observe(element);
  };

  // No event tells that an element is put into the page.
  const appearance = new ResizeObserver(wake);
  appearance.observe(element);
  wake();
  return () => {
    sleep();
    appearance.disconnect();
  };
}

/** The tree the element is in and, from shadow tree to host, those around it: an observer sees no deeper than its own tree. */
function* treesAround(element: Element): Generator<Node> {
  for (let host: Element | undefined = element; host; host = shadowAround(host)?.host) yield host.getRootNode();
}
