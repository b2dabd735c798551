import { NAMES } from "../highlight/names.js";
import { UNDERLINES } from "../highlight/style.js";

/**
 * The style of a copy, in its own shadow tree. The page's rules reach only the host, which has no box for them to change.
 * Rules for highlights are repeated here: those of the document do not reach into shadow trees in every browser.
 */
export const MIRROR_STYLE = `
:host { all: initial !important; display: contents !important; }
.stage { position: fixed; left: 0; top: 0; width: 0; height: 0; pointer-events: none; user-select: none; -webkit-user-select: none; }
.frame { position: absolute; box-sizing: border-box; border: 0 solid transparent; overflow: hidden; overflow: clip; }
.copy { position: absolute; color: transparent; forced-color-adjust: none; }
.single { display: grid; grid-template-columns: 100%; align-content: center; }
.copy div { unicode-bidi: inherit; }
.copy div div { text-indent: 0; }
.copy > :first-child > :first-child { text-indent: inherit; }
@media print { .stage { display: none; } }
${UNDERLINES}
@media (forced-colors: active) {
  ${Object.values(NAMES).map((name) => `::highlight(${name})`).join()} { text-decoration-color: CanvasText; background-color: transparent; }
}
`;
