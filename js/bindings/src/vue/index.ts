export type { PhraselintHandle } from "../bind/bind.js";
export { PhraseLint } from "./PhraseLint.js";
export { type PhraselintValue, vPhraselint } from "./vPhraselint.js";
