// One field at a time, its underlines painted either way; on a page that allows neither styles nor anything else but its scripts.
import { attach } from "/engine/dist/dom/index.js";

/** @type {Record<string, string>} */
const SEVERITIES = { 错: "error", 警: "warning", 讯: "info" };

/** Finds each stretch of one of the three characters. */
const lint = (/** @type {string} */ text) =>
  [...text.matchAll(/错+|警+|讯+/g)].map(({ 0: found, index: start }) => ({
    rule: `slips/${found[0]}`,
    severity: SEVERITIES[found[0] ?? ""],
    start,
    end: start + found.length,
    text: found,
    message: found,
    suggestions: [],
  }));

/** @type {(() => void) | undefined} */
let detach;

const paper = {
  /**
   * Puts elements in the place of the last ones. A tag is `name#id`; style is set as scripts may.
   *
   * @param {readonly (readonly [tag: string, style: string, text?: string])[]} nest each in the one before; the last is the field
   */
  make(nest) {
    paper.detach();
    for (const child of [...document.body.children]) if (child.localName !== "script") child.remove();
    document.body.style.cssText = "margin: 30px; font: 16px/1.6 'Noto Sans CJK SC'; background: #fff";
    /** @type {Element} */
    let parent = document.body;
    for (const [tag, style, text] of nest) {
      const [name = "", id = ""] = tag.split("#");
      const element = document.createElement(name);
      element.id = id;
      element.style.cssText = style;
      if (text !== undefined) {
        if ("value" in element) element.value = text;
        else {
          element.contentEditable = "true";
          element.append(...text.split("\n").map((line) => Object.assign(document.createElement("div"), { textContent: line })));
        }
      }
      parent.append(element);
      parent = element;
    }
    return parent;
  },
  field: () => /** @type {HTMLElement} */ (document.getElementById("field")),
  /** @param {"highlights" | "boxes"} painting @param {() => boolean} [isAnswering] whether the linter answers now, or never */
  attach(painting, isAnswering = () => true) {
    paper.detach();
    detach = attach(paper.field(), { lint: (text) => (isAnswering() ? lint(text) : new Promise(() => undefined)) }, { painting, pause: 0 });
  },
  detach() {
    detach?.();
    detach = undefined;
  },
};

/** @param {SVGPathElement} path @param {string} severity */
function linesOf(path, severity) {
  if (!path.checkVisibility()) return [];
  return (path.getAttribute("d") ?? "").split(/(?=M)/).filter(Boolean).map((part) => {
    const alone = /** @type {SVGPathElement} */ (path.cloneNode());
    alone.setAttribute("d", part);
    path.after(alone);
    const { left, right, top, bottom } = alone.getBoundingClientRect();
    alone.remove();
    return { severity, left, right, top, bottom };
  });
}

// Kept, for specs that take it away.
const createValueRange = { textarea: HTMLTextAreaElement.prototype.createValueRange, input: HTMLInputElement.prototype.createValueRange };

/** The ranges of the slips in a block of text. */
function rangesIn(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const places = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) for (let at = 0; at < node.length; at += 1) places.push([node, at]);
  return lint(block.textContent).map(({ start, end }) => {
    const range = document.createRange();
    range.setStart(...places[start]);
    const [node, at] = places[end - 1];
    range.setEnd(node, at + 1);
    return range;
  });
}

/** Where the browser has the slips that may be seen. */
function rectangles() {
  const field = paper.field();
  const boxes = [field, document.getElementById("box") ?? field].map((element) => element.getBoundingClientRect());
  const top = Math.max(0, ...boxes.map((box) => box.top));
  const bottom = Math.min(innerHeight, ...boxes.map((box) => box.bottom));
  const ranges = "value" in field
    ? lint(field.value).map(({ start, end }) => createValueRange[field.localName].call(field, start, end))
    : [...field.querySelectorAll("div")].flatMap(rangesIn);
  return ranges.flatMap((range) => [...range.getClientRects()]).filter((rect) => rect.width > 0 && rect.top < bottom && rect.bottom > top);
}

Object.assign(paper, {
  lines() {
    return shadowRoots
      .filter(({ host }) => host.isConnected && host.localName === "phraselint-boxes")
      .flatMap((root) => ["", "info", "warning", "error"].flatMap((severity, index) => (severity ? linesOf(root.querySelectorAll("path")[index], severity) : [])));
  },
  /** How far, at most, a line is from where its text begins and ends, in CSS pixels; infinite if one is missing or beside its text. */
  apart() {
    const lines = paper.lines();
    const wanted = rectangles();
    if (lines.length !== wanted.length) return Infinity;
    return Math.max(0, ...wanted.map(({ left, right, top, bottom }) => Math.min(Infinity, ...lines
      .filter((line) => line.bottom > (top + bottom) / 2 && line.bottom < bottom + 5)
      .map((line) => Math.max(Math.abs(line.left - left), Math.abs(line.right - right))))));
  },
});

Object.assign(globalThis, { paper });
