import { follow } from "../geometry/follow.js";
import { COLOURS, NAMES } from "../highlight/names.js";
import type { Painted } from "../highlight/registry.js";
import { onMove } from "../mirror/onMove.js";
import { linearOf, surroundingsOf } from "../mirror/surroundings.js";
import { areaOf, intersection, isEmpty } from "./area.js";
import { draw, type Place } from "./drawing.js";
import { createHost, type Part } from "./host.js";
import { seenOf } from "./pieces.js";

/** Underlines of one field, drawn over it. The page sees an element that is the same whatever is drawn. */
export interface Boxes {
  /** Draws these, which are in the order of the text, and no longer those of before; in the frame of now. */
  draw(painted: readonly Painted[]): void;
  /** Nothing is left. */
  remove(): void;
}

/** While the field stays where it is, what is around it is looked at in each frame of that number. */
const REST = 4;

interface Scene extends Place {
  readonly stageStyle: Partial<CSSStyleDeclaration>;
  readonly coverStyle: Partial<CSSStyleDeclaration>;
  readonly properties: Readonly<Record<string, string>>;
  readonly viewBox: string;
}

export function createBoxes(field: HTMLElement): Boxes {
  const document = field.ownerDocument;
  const view = document.defaultView as Window & typeof globalThis;
  const { host, stage, cover, picture, paths } = createHost(document);
  const pen = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  const style = view.getComputedStyle(field);
  let painted: readonly Painted[] = [];
  let seen: readonly Painted[] = [];
  let isVisible = true;
  let scene: Scene | undefined;
  let looks = 0;
  let stirs = 0;
  let known = "";
  let knownPlace = "";
  let isFramed: boolean | undefined;
  let unfollow = (): void => undefined;

  const colourOf = (severity: keyof typeof NAMES): string => style.getPropertyValue(`--${NAMES[severity]}`) || COLOURS[severity];

  /** Finds the place of the drawing, none if nothing of the field is seen. */
  function sceneOf(): Scene | undefined {
    const { container, chain, linear, clip, zIndex, opacity } = surroundingsOf(field);
    // There is no place over an element that is in the top layer itself.
    if (container === field) return undefined;
    if (host.parentNode !== container) container.append(host);
    // So that it goes along when the page, or the dialog, is scrolled.
    const position = chain.some((element) => view.getComputedStyle(element).position === "fixed") ? "fixed" : "absolute";
    stage.style.position = position;
    const { x, y } = stage.getBoundingClientRect();
    const outer = linearOf(container, view.getComputedStyle(container));
    const grown = sizeOf(outer);
    // It must not make what it is in longer to scroll.
    const area = intersection(areaOf(field, style, clip), {
      left: -Infinity,
      top: -Infinity,
      right: x + container.scrollWidth * grown,
      bottom: y + container.scrollHeight * grown,
    });
    if (isEmpty(area)) return undefined;
    const [width, height] = [area.right - area.left, area.bottom - area.top];
    const scale = grown * sizeOf(linear);
    const inward = outer.inverse().scaleSelf(1 / (container.currentCSSZoom ?? 1)).translateSelf(area.left - x, area.top - y);
    return {
      area,
      scale,
      stageStyle: { position, zIndex, opacity: `${opacity}`, visibility: style.visibility },
      coverStyle: { width: `${width}px`, height: `${height}px`, transform: `${inward}` },
      viewBox: [area.left, area.top, width, height].join(" "),
      properties: { "--pixel": `${scale}px`, "--error": colourOf("error"), "--warning": colourOf("warning"), "--info": colourOf("info") },
    };
  }

  /**
   * Where the field is costs little to ask, and most of what moves text in it moves the first or the last that is drawn. What is around
   * the field costs ten times as much.
   * @returns what the drawing depends on
   */
  function look(): string {
    const rects = [field, ...[seen[0], seen.at(-1)].map((end) => end?.range)].map((part) => part?.getBoundingClientRect());
    const place = [stirs, field.scrollLeft, field.scrollTop, ...rects.flatMap((rect) => [rect?.x, rect?.y, rect?.width, rect?.height])].join();
    looks += 1;
    if (place !== knownPlace || looks % REST === 0) {
      knownPlace = place;
      scene = sceneOf();
      known = place + JSON.stringify(scene);
    }
    return known;
  }

  function redraw(): void {
    cover.style.display = scene ? "block" : "none";
    if (!scene) return;
    Object.assign(stage.style, scene.stageStyle);
    Object.assign(cover.style, scene.coverStyle);
    for (const [name, value] of Object.entries(scene.properties)) cover.style.setProperty(name, value);
    picture.setAttribute("viewBox", scene.viewBox);
    seen = seenOf(painted, scene.area, style.writingMode);
    for (const [part, path] of Object.entries(draw(field, seen, scene, pen))) paths[part as Part].setAttribute("d", path);
  }

  function refresh(): void {
    knownPlace = "";
    look();
    redraw();
    // From frame to frame, as long as there is something to be seen. Else nobody minds a frame, but a cover that stays behind would tell.
    const isDrawn = isVisible && painted.length > 0;
    if (isDrawn === isFramed) return;
    isFramed = isDrawn;
    unfollow();
    unfollow = isDrawn ? follow(view, look, redraw) : onMove(field, refresh);
  }

  const listening = new AbortController();
  // While an input method composes, what is underlined is not told anew; and something inside an editor may scroll.
  for (const type of ["input", "scroll"]) field.addEventListener(type, () => { stirs += 1; }, { signal: listening.signal, capture: true, passive: true });
  const visibility = new view.IntersectionObserver((entries) => {
    isVisible = entries.at(-1)?.isIntersecting === true;
    refresh();
  });
  visibility.observe(field);
  // A field that grows with its text may do so after the frame's other callbacks.
  const size = new view.ResizeObserver(refresh);
  size.observe(field);

  return {
    draw(next) {
      painted = next;
      refresh();
    },
    remove() {
      listening.abort();
      visibility.disconnect();
      size.disconnect();
      unfollow();
      host.remove();
    },
  };
}

/** How much larger a transform makes things, on average of the two directions. */
const sizeOf = ({ a, b, c, d }: DOMMatrix): number => Math.sqrt(Math.abs(a * d - b * c)) || 1;
