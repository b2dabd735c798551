import type { AttachOptions } from "phraselint/dom";

export interface CodeMirrorOptions extends Pick<AttachOptions, "context" | "onDiagnostics" | "onError" | "locale"> {
  /**
   * How long typing rests before the text is linted, in milliseconds.
   * @default 600
   */
  readonly pause?: number;
  /**
   * Rules, by id, that are not shown.
   * @default none
   */
  readonly rulesOff?: ReadonlySet<string>;
}
