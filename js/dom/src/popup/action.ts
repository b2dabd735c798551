import type { Item } from "./card.js";
import { elements } from "./elements.js";

/** What can be mended without a choice, if that is worth a button. */
export type Fixes = { readonly count: number; readonly carryOut: () => void } | undefined;

/** A button at the foot of the card, with the key that does the same anywhere, or "". */
export function actionOf(document: Document, label: string, key: string, act: () => void): Item {
  const { element, button } = elements(document);
  return { button: button("action", key ? [label, element("kbd", "", [key])] : [label]), label, act };
}
