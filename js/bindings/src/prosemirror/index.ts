export { phraselint } from "./phraselint.js";
