const TEXT_INPUT = 'input:is(:not([type]), [type="text" i], [type="search" i], [type="url" i], [type="tel" i])';
const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';
// A twin that only measures, or that a component keeps out of sight, is not what the person types in.
const FIELD = `:is(textarea, ${TEXT_INPUT}, ${EDITABLE}):not([aria-hidden="true"], [aria-hidden="true"] *)`;

/** The text box that an element is or has: `current` as long as it is one, else the first. */
export function fieldIn(root: HTMLElement, current?: HTMLElement): HTMLElement | undefined {
  if (current && root.contains(current) && current.matches(FIELD)) return current;
  return root.matches(FIELD) ? root : (root.querySelector<HTMLElement>(FIELD) ?? undefined);
}
