import type { TextField } from "../read/textField.js";
import type { Span } from "../span.js";
import { boxOf } from "./box.js";
import { follow } from "./follow.js";
import { createHost } from "./host.js";
import { createLines } from "./lines.js";
import { linearOf, surroundingsOf } from "./surroundings.js";
import { copiedNames, textStyleOf } from "./textStyle.js";

/** A copy of a text field's text, laid out in the same place, for browsers that have no ranges in fields. */
export interface Mirror {
  /** Takes the field's text of now. Cost grows with the lines that changed, not with the text. */
  update(text: string): void;
  /** The span (UTF-16 code units of the text last given) as a range of the copy. Its rectangles are in CSS pixels of the viewport. */
  range(span: Span): Range;
  /** Whether a range is still the span's, so that it need not be made again. */
  isAt(range: AbstractRange, span: Span): boolean;
  /** Nothing is left. */
  stop(): void;
}

/** @param moved called when the copy was laid out anew: its ranges are the same, and elsewhere */
export function createMirror(field: TextField, moved: () => void): Mirror {
  const view = field.ownerDocument.defaultView as Window & typeof globalThis;
  const { host, stage, frame, copy } = createHost(field);
  const lines = createLines(copy);
  const style = view.getComputedStyle(field);
  const names = copiedNames(style);
  let text = "";
  let isWhole = false;
  let known = "";
  let followed: readonly Element[] = [];
  let unfollow = (): void => undefined;

  /** @returns whether anything has changed */
  function layout(): boolean {
    const { container, chain, linear, clip, zIndex, opacity } = surroundingsOf(field);
    if (host.parentNode !== container) container.append(host);
    const rect = field.getBoundingClientRect();
    const origin = stage.getBoundingClientRect();
    const box = boxOf(field, style);
    const look = textStyleOf(field, style, names);
    const outerZoom = zoomOf(container);
    const zoom = zoomOf(field) / outerZoom;
    const inverse = linearOf(container, view.getComputedStyle(container)).inverse();
    const local = (x: number, y: number): DOMPoint => inverse.transformPoint({ x: (x - origin.x) / outerZoom, y: (y - origin.y) / outerZoom });
    // An affine map sends the middle of a box to the middle of its picture.
    const middle = local(rect.x + rect.width / 2, rect.y + rect.height / 2);
    const corners = [local(clip.left, clip.top), local(clip.right, clip.top), local(clip.right, clip.bottom), local(clip.left, clip.bottom)];
    const { a, b, c, d } = linear;

    const stageStyle = { zIndex, opacity, visibility: style.visibility, clipPath: `polygon(${corners.map(({ x, y }) => `${x}px ${y}px`).join()})` };
    const frameStyle = {
      zoom,
      width: px(box.width),
      height: px(box.height),
      borderWidth: box.edge.map(px).join(" "),
      left: px(middle.x / zoom - box.width / 2),
      top: px(middle.y / zoom - box.height / 2),
      transform: a === 1 && d === 1 && !b && !c ? "none" : `matrix(${[a, b, c, d].join()},0,0)`,
    };
    const copyStyle = {
      left: px(box.left - field.scrollLeft),
      top: px(box.top - field.scrollTop),
      width: px(box.contentWidth),
      height: px(box.contentHeight),
    };
    isWhole = look.isWhole;
    const now = JSON.stringify([stageStyle, frameStyle, copyStyle, look]);
    const isNew = now !== known;
    if (isNew) {
      known = now;
      Object.assign(stage.style, stageStyle);
      Object.assign(frame.style, frameStyle);
      Object.assign(copy.style, copyStyle);
      copy.lang = look.lang;
      for (const [name, value] of look.values) copy.style.setProperty(name, value);
      lines.write(text, isWhole);
    }
    if (chain.length !== followed.length || chain.some((element, index) => element !== followed[index])) {
      followed = chain;
      unfollow();
      unfollow = follow(field, chain, () => {
        if (layout()) moved();
      });
    }
    return isNew;
  }

  layout();
  return {
    update(next) {
      if (next === text) return;
      text = next;
      layout();
      lines.write(text, isWhole);
    },
    range: lines.range,
    isAt: lines.isAt,
    stop() {
      unfollow();
      host.remove();
    },
  };
}

const px = (length: number): string => `${length}px`;

const zoomOf = (element: Element): number => element.currentCSSZoom ?? 1;
