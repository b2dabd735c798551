export { attach } from "./attach.js";
export type { Attached } from "./attach.js";
export type { AttachOptions, LintSource, Locale, ShortcutKeys } from "./options.js";
export type { AppliedOutcome } from "./replace/apply.js";
