import { shadowAround } from "../shadow.js";

/** Where fields are looked for. */
export type Root = Document | ShadowRoot | HTMLElement;

export interface Uses {
  /** An element got the focus, has it already, or is being typed in. */
  readonly onUse: (element: HTMLElement, how: "focus" | "typing") => void;
  /** The document of a frame is gone, with the frame or for the next one in it. */
  readonly onGone: (document: Document) => void;
  /** The shadow tree of an element, also a closed one where one may know it. */
  readonly shadowRootOf: (element: Element) => ShadowRoot | null;
}

/**
 * Tells what is used under a root, also in open shadow trees and same-origin frames. Nothing is searched for while the page changes:
 * focus leads to every place, at the cost of one event.
 */
export function watchUses(root: Root, { onUse, onGone, shadowRootOf }: Uses, signal: AbortSignal): void {
  const home = root.ownerDocument ?? (root as Document);
  const baseOf = (document: Document): Root => (document === home ? root : document);

  // The same functions for every tree: a listener that is there already is not added twice, and `document.open` removes them all.
  const used = (event: Event): void => visit(event.composedPath()[0] as HTMLElement, event.type === "input" ? "typing" : "focus");
  const loaded = ({ target }: Event): void => void visitFrame(target as Element);
  const focusMoved = ({ currentTarget }: Event): void => look((currentTarget as Window).document);
  const hidden = ({ currentTarget, persisted }: PageTransitionEvent): void => {
    if (!persisted) onGone((currentTarget as Window).document);
  };

  function visit(element: HTMLElement, how: "focus" | "typing"): void {
    const base = baseOf(element.ownerDocument);
    // What moves inside a shadow tree is not told outside it.
    for (let inner: Node = element; !base.contains(inner);) {
      const shadow = shadowAround(inner);
      if (!shadow) return;
      enter(shadow);
      inner = shadow.host;
    }
    // Events name the host for what is inside a closed tree.
    const inside = shadowRootOf(element);
    const active = inside?.activeElement;
    if (active) {
      enter(inside);
      visit(active as HTMLElement, how);
    } else if (!visitFrame(element)) {
      onUse(element, how);
    }
  }

  /** @returns whether it is a frame */
  function visitFrame(element: Element): boolean {
    if (!/^i?frame$/.test(element.localName)) return false;
    const document = (element as HTMLIFrameElement).contentDocument;
    if (document) enterDocument(document);
    return true;
  }

  function enterDocument(document: Document): void {
    const view = document.defaultView;
    if (!view) return;
    enter(baseOf(document));
    // When the focus goes into a frame, or into a document in design mode, nothing but the window has an event.
    for (const type of ["focus", "blur"]) view.addEventListener(type, focusMoved, { signal });
    if (document !== home) view.addEventListener("pagehide", hidden, { signal });
    look(document);
  }

  function enter(tree: Root): void {
    for (const type of ["focusin", "input"]) tree.addEventListener(type, used, { signal, capture: true });
    tree.addEventListener("load", loaded, { signal, capture: true });
    for (const frame of tree.querySelectorAll("iframe, frame")) visitFrame(frame);
  }

  function look(document: Document): void {
    const base = baseOf(document);
    const active = (base.getRootNode() as Document).activeElement;
    if (active && base.contains(active)) visit(active as HTMLElement, "focus");
  }

  enterDocument(home);
}
