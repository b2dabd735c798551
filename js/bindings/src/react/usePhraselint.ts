import type { AttachOptions, LintSource } from "phraselint/dom";
import { useEffect, useRef, useState } from "react";
import { bind, type Binding, type PhraselintHandle } from "../bind/bind.js";

/** A ref object, or the element itself where a callback ref keeps it in state. */
export type FieldRef = { readonly current: HTMLElement | null } | HTMLElement | null | undefined;

/**
 * Underlines a text box as `attach` does, while the component is mounted.
 *
 * The options may be written anew in every render: their functions are the latest ones when they are called, and a new answer of
 * `context` is linted with. Another linter, or another `locale`, `keys` and the like, attaches anew.
 *
 * @param field the text box, or an element that has one inside. A ref object is looked at after each render of this component; an
 *   element that comes and goes without one is better kept in state: `const [box, setBox] = useState(null)`, `<textarea ref={setBox}>`
 * @param linter nothing happens while it is null or undefined, because it is being loaded
 * @returns the same object in every render
 *
 * @example
 * const box = useRef<HTMLTextAreaElement>(null);
 * usePhraselint(box, linter);
 * return <textarea ref={box} value={text} onChange={(event) => setText(event.target.value)} />;
 */
export function usePhraselint(field: FieldRef, linter: LintSource | null | undefined, options?: AttachOptions): PhraselintHandle {
  const bound = useRef<{ readonly root: HTMLElement; readonly binding: Binding } | undefined>(undefined);
  const [handle] = useState<PhraselintHandle>(() => ({ get attached() { return bound.current?.binding.attached; } }));

  // After every render: a ref object does not tell when it changes.
  useEffect(() => {
    const root = field && "current" in field ? field.current : field;
    if (bound.current?.root !== (root ?? undefined)) {
      bound.current?.binding.stop();
      bound.current = root ? { root, binding: bind(root) } : undefined;
    }
    bound.current?.binding.update(linter, options);
  });
  useEffect(() => () => {
    bound.current?.binding.stop();
    bound.current = undefined;
  }, []);
  return handle;
}
