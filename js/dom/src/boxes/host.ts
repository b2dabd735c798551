import type { Severity } from "phraselint";
import { styleTree } from "../style.js";

/** What is drawn: the lines of each severity, and the tint of the worst. */
export type Part = Severity | "tint";

/** What a drawing is made of, from the outside to the inside. */
export interface Host {
  readonly host: HTMLElement;
  /** A point where the container's content begins, or the viewport. */
  readonly stage: HTMLElement;
  /**
   * As large as what is seen of the field, whatever is drawn: with elements of its own, and an observer of what covers these, a page
   * could otherwise feel its way along the lines.
   */
  readonly cover: HTMLElement;
  readonly picture: SVGElement;
  readonly paths: Readonly<Record<Part, SVGElement>>;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * The cover is moved by a transform, because the browser tells the page of other moves, as shifts of the layout. The properties are
 * set with the drawing: `--pixel` is one of the field's, as it is shown. On paper the text is laid out anew.
 */
const STYLE = `
:host { all: initial !important; display: contents !important; }
.stage { left: 0; top: 0; width: 0; height: 0; pointer-events: none; }
.cover { position: absolute; left: 0; top: 0; overflow: hidden; overflow: clip; transform-origin: 0 0; }
svg { display: block; width: 100%; height: 100%; fill: none; stroke-width: calc(2 * var(--pixel)); forced-color-adjust: none; }
.tint { fill: var(--error); opacity: .12; }
.error { stroke: var(--error); }
.warning { stroke: var(--warning); stroke-width: calc(1.5 * var(--pixel)); }
.info { stroke: var(--info); stroke-dasharray: calc(2 * var(--pixel)); }
@media (forced-colors: active) {
  .tint { display: none; }
  .error, .warning, .info { stroke: CanvasText; }
}
@media print { .stage { display: none; } }
`;

/** Not read out. It is not in the document yet. */
export function createHost(document: Document): Host {
  const host = document.createElement("phraselint-boxes");
  const root = host.attachShadow({ mode: "closed" });
  styleTree(root, STYLE);
  const part = <Made extends Element>(parent: Node, made: Made, name: string): Made => {
    made.setAttribute("class", name);
    parent.appendChild(made);
    return made;
  };
  const stage = part(root, document.createElement("div"), "stage");
  stage.ariaHidden = "true";
  const cover = part(stage, document.createElement("div"), "cover");
  const picture = part(cover, document.createElementNS(SVG, "svg"), "");
  const path = (name: Part): SVGElement => part(picture, document.createElementNS(SVG, "path"), name);
  // What is more severe is drawn over the rest.
  return { host, stage, cover, picture, paths: { tint: path("tint"), info: path("info"), warning: path("warning"), error: path("error") } };
}
