import type { AttachOptions, LintSource } from "phraselint/dom";
import { createElement, forwardRef, type ReactNode, useImperativeHandle, useRef } from "react";
import type { PhraselintHandle } from "../bind/bind.js";
import { usePhraselint } from "./usePhraselint.js";

export interface PhraseLintProps {
  /** Nothing happens while it is null or undefined, because it is being loaded. */
  readonly linter: LintSource | null | undefined;
  /** As for `attach`. May be written anew in every render. */
  readonly options?: AttachOptions;
  /** What has the text box somewhere inside. */
  readonly children?: ReactNode;
}

// The page is laid out as if it were not there.
const UNSEEN = { display: "contents" };

/**
 * Underlines the one text box inside, whatever component it is part of, as `attach` does. For where `usePhraselint` has no
 * ref to the text box itself. The box may be mounted late, or be replaced by another.
 *
 * @example
 * <PhraseLint linter={linter}>
 *   <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} />
 * </PhraseLint>
 */
export const PhraseLint = forwardRef<PhraselintHandle, PhraseLintProps>(function PhraseLint({ linter, options, children }, ref) {
  const around = useRef<HTMLSpanElement>(null);
  const handle = usePhraselint(around, linter, options);
  useImperativeHandle(ref, () => handle, [handle]);
  return createElement("span", { ref: around, style: UNSEEN }, children);
});
