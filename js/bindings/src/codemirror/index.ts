export type { CodeMirrorOptions } from "./options.js";
export { phraselint, refresh } from "./phraselint.js";
