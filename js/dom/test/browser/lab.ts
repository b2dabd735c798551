// What runs in the page under test, as the specs see it.
import type { Diagnostic, Linter } from "phraselint";
import type { attach, Attached } from "phraselint/dom";
import type { place } from "../../src/geometry/place.js";
import type { editableReader } from "../../src/read/editable.js";

export interface Lab {
  readonly attach: typeof attach;
  readonly editableReader: typeof editableReader;
  readonly linter: Linter;
  readonly place: typeof place;
  /** What `attach` returned, by the id of the field. */
  readonly attached: Record<string, Attached>;
  /** What `onDiagnostics` was told, in order. */
  readonly reports: (readonly Diagnostic[])[];
}

declare global {
  var lab: Lab;
  /** Every shadow root made in the page, also closed ones. */
  var shadowRoots: ShadowRoot[];
}
