/** A stretch of a text, in UTF-16 code units: `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span and the text that takes its place. */
export interface Edit extends Span {
  readonly text: string;
}

/** The text after an edit. */
export function edited(text: string, edit: Edit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
