export {
  createLinter,
  type Linter,
  type LinterOptions,
  type LinterUpdateOptions,
  type LinterUpdates,
  type UpdatingLinter,
} from "./linter.js";
export type { WasmSource } from "./load/source.js";
export type { Context, Diagnostic, PackInfo, Role, Severity, Suggestion, Turn } from "./types.js";
