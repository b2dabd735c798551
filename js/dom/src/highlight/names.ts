import type { Severity } from "phraselint";

/** The names in `CSS.highlights`. */
export const NAMES: Record<Severity, string> = {
  error: "phraselint-error",
  warning: "phraselint-warning",
  info: "phraselint-info",
};

/**
 * One colour each, at 3:1 or more on white and on near-black: a highlight does not follow the `color-scheme` of the element
 * it is in. A page may set others, as properties with the names above.
 */
export const COLOURS: Record<Severity, string> = { error: "#e5484d", warning: "#b7791f", info: "#3b82f6" };
