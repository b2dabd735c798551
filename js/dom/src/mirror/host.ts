import type { TextField } from "../read/textField.js";
import { styleTree } from "../style.js";
import { MIRROR_STYLE } from "./style.js";

/** The elements of a copy, from the outside to the inside. */
export interface Host {
  readonly host: HTMLElement;
  /** A point at the viewport's origin. It clips as the field's surroundings do. */
  readonly stage: HTMLElement;
  /** As large as the field, and laid over it. It clips as the field does. */
  readonly frame: HTMLElement;
  /** As large as the field's content. */
  readonly copy: HTMLElement;
}

/** Neither read out, nor found, selected or pointed at. It is not in the document yet. */
export function createHost(field: TextField): Host {
  const document = field.ownerDocument;
  const host = document.createElement("phraselint-mirror");
  host.inert = true;
  host.ariaHidden = "true";
  const root = host.attachShadow({ mode: "closed" });
  styleTree(root, MIRROR_STYLE);
  const part = (parent: Node, name: string): HTMLElement => {
    const element = document.createElement("div");
    element.className = name;
    return parent.appendChild(element);
  };
  const stage = part(root, "stage");
  const frame = part(stage, "frame");
  return { host, stage, frame, copy: part(frame, field.localName === "input" ? "copy single" : "copy") };
}
