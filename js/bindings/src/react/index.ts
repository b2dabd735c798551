export type { PhraselintHandle } from "../bind/bind.js";
export { PhraseLint, type PhraseLintProps } from "./PhraseLint.js";
export { type FieldRef, usePhraselint } from "./usePhraselint.js";
