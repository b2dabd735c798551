import type { Edit, Span } from "./span.js";

/** A range that the browser can paint as a highlight and say the place of. */
export type PaintRange = AbstractRange & Pick<Range, "getClientRects" | "getBoundingClientRect">;

/** A field's text at one moment. */
export interface Reading {
  readonly text: string;
  /** The span as a range, or undefined where the browser has no ranges for such a field. */
  range(span: Span): PaintRange | undefined;
  /** Whether a range made for an earlier reading is, by now, the one of the span. */
  isAt(range: PaintRange, span: Span): boolean;
  /** The selection or caret, if it is in the field. */
  selection(): Span | undefined;
  /** Moves the selection. Does not focus. */
  select(span: Span): void;
}

/** A text box, as far as the rest of the package is concerned with it. `adapters/` has one file for each kind. */
export interface Field {
  readonly element: HTMLElement;
  /** Whether the text can change without any event, so that one has to look. */
  readonly changesSilently: boolean;
  read(): Reading;
  /** False while it is read-only or disabled. */
  writable(): boolean;
  /**
   * Carries out an edit as the person would, so that the page's editor and its undo follow. What does not come out as asked for is
   * undone or put back, as far as the field can. What the person types meanwhile stays.
   * @returns whether the field afterwards holds exactly the text that the edit asks for, but for what was typed
   */
  replace(edit: Edit): Promise<boolean>;
  /**
   * Calls back when the text may have changed with other events than `input`.
   * @returns how to stop
   */
  watch(changed: () => void): () => void;
}
