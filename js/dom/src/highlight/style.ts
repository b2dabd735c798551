import type { Severity } from "phraselint";

/** The names in `CSS.highlights`. */
export const NAMES: Record<Severity, string> = {
  error: "phraselint-error",
  warning: "phraselint-warning",
  info: "phraselint-info",
};

/**
 * One colour each, at 3:1 or more on white and on near-black: a highlight does not follow the `color-scheme` of the element
 * it is in. Line and tint differ too, for who cannot tell the colours apart, and with forced colours, where the browser takes its
 * own for every highlight. A page may set the three properties.
 */
export const UNDERLINES = `
::highlight(${NAMES.error}) {
  text-decoration: underline wavy var(--phraselint-error, #e5484d) 2px;
  background-color: color-mix(in srgb, var(--phraselint-error, #e5484d) 12%, transparent);
}
::highlight(${NAMES.warning}) { text-decoration: underline wavy var(--phraselint-warning, #b7791f) 1.5px; }
::highlight(${NAMES.info}) { text-decoration: underline dotted var(--phraselint-info, #3b82f6) 2px; }
`;
