/** An element with a class and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className = "", children: readonly (string | Node)[] = []): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** The element of the page with this id, which is of this kind. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as Kind;
}

/** Writes a text where it is another one: a live region reads out what is written, even if it was there before. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Replaces what is in an element and gives the focus back to what has the same `data-key` as what had it; where that is gone, to the
 * first one in the child that took its place.
 */
export function redraw(element: Element, children: readonly Node[]): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && element.contains(active) ? active.dataset["key"] : undefined;
  const at = [...element.children].findIndex((child) => child.contains(active));
  element.replaceChildren(...children);
  if (key === undefined) return;
  const same = element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  // Whoever has scrolled away from it stays there.
  if (same) return same.focus({ preventScroll: true });
  element.children[Math.min(at, element.children.length - 1)]?.querySelector<HTMLElement>("[data-key]:not(:disabled)")?.focus();
}
