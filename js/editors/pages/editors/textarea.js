import { plainField } from "../plain.js";

export const mount = (root) => plainField(root, "textarea");
