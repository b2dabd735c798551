export { attach } from "./attach.js";
export type { Attached } from "./attach.js";
export { observe } from "./observe/observe.js";
export type { Observed, ObserveOptions } from "./observe/observe.js";
export type { AttachOptions, GuardOptions, LintSource, Locale, Sending, ShortcutKeys } from "./options.js";
export type { AppliedOutcome } from "./replace/apply.js";
