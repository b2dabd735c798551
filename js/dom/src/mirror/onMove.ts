/**
 * Calls back, in the frame in which it is so, when an element has another size or another place in the viewport, whatever the
 * reason: the area that it takes up is watched for showing less of it. A shift of less than a pixel may go unnoticed.
 * @returns how to stop
 */
export function onMove(element: Element, moved: () => void): () => void {
  const document = element.ownerDocument;
  const view = document.defaultView as Window & typeof globalThis;
  let area: IntersectionObserver | undefined;

  /** @param part how much of the element is seen in its area, as its ancestors may cut it off */
  const watch = (part = 1): void => {
    area?.disconnect();
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const rootMargin = [top, clientWidth - right, clientHeight - bottom, left].map((inset) => `${-Math.floor(inset)}px`).join(" ");
    let isFirst = true;
    const seen = ([entry]: IntersectionObserverEntry[]): void => {
      const now = entry?.intersectionRatio ?? 0;
      moved();
      if (!isFirst) watch();
      else if (now !== part) watch(now);
      isFirst = false;
    };
    area = new view.IntersectionObserver(seen, { root: document, rootMargin, threshold: part || 1e-7 });
    area.observe(element);
  };

  const size = new view.ResizeObserver(() => {
    moved();
    watch();
  });
  size.observe(element);
  return () => {
    size.disconnect();
    area?.disconnect();
  };
}
