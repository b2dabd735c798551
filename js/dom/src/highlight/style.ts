import type { Severity } from "phraselint";
import { COLOURS, NAMES } from "./names.js";

const colour = (severity: Severity): string => `var(--${NAMES[severity]}, ${COLOURS[severity]})`;

/**
 * Line and tint differ too, for who cannot tell the colours apart, and with forced colours, where the browser takes its own for
 * every highlight.
 */
export const UNDERLINES = `
::highlight(${NAMES.error}) {
  text-decoration: underline wavy ${colour("error")} 2px;
  background-color: color-mix(in srgb, ${colour("error")} 12%, transparent);
}
::highlight(${NAMES.warning}) { text-decoration: underline wavy ${colour("warning")} 1.5px; }
::highlight(${NAMES.info}) { text-decoration: underline dotted ${colour("info")} 2px; }
`;
