// Fields with copies, and how far the rectangles of a copy are from those that the browser has itself.
import { createMirror } from "/engine/dist/dom/mirror/mirror.js";
import { createUnderlines } from "/engine/dist/dom/highlight/registry.js";

/** The field that was made last, and its copy. */
let field;
let mirror;
let underlines;
let moves = 0;

/** Puts a field into the page. `<template shadowrootmode>` is understood. */
function make(html, text) {
  unmake();
  const place = document.getElementById("place");
  place.setHTMLUnsafe(html);
  field = find(place);
  if (text !== undefined) field.value = text;
  return field;
}

function find(root) {
  const found = root.querySelector("textarea, input");
  if (found) return found;
  for (const element of root.querySelectorAll("*")) {
    const inside = element.shadowRoot && find(element.shadowRoot);
    if (inside) return inside;
  }
  return undefined;
}

function copy() {
  moves = 0;
  mirror = createMirror(field, () => { moves += 1; });
  mirror.update(field.value);
}

function unmake() {
  underlines?.remove();
  mirror?.stop();
  underlines = mirror = undefined;
}

/** Underlines spans of the field as the package does. */
function underline(spans) {
  underlines ??= createUnderlines(document);
  underlines.paint(mirror, spans.map(([start, end]) => ({ severity: "error", span: { start, end } })));
}

const isNear = (one, other) => Math.abs(one - other) < 0.05;
/** A range's boxes of some size. Boxes that touch are one: a field that was typed in holds its text in several nodes. */
function boxes(range) {
  const merged = [];
  for (const { left, top, right, bottom, width, height } of range.getClientRects()) {
    if (width < 0.01 || height < 0.01) continue;
    const last = merged.at(-1);
    if (last && isNear(last.top, top) && isNear(last.bottom, bottom) && isNear(last.right, left)) last.right = right;
    else if (last && isNear(last.left, left) && isNear(last.right, right) && isNear(last.bottom, top)) last.bottom = bottom;
    else merged.push({ left, top, right, bottom });
  }
  return merged;
}

const apart = (one, other) => Math.max(...["left", "top", "right", "bottom"].map((side) => Math.abs(one[side] - other[side])));
/** How far the farthest of some boxes is from its nearest counterpart. */
const distance = (some, others) => Math.max(0, ...some.map((box) => Math.min(...others.map((other) => apart(box, other)))));

/**
 * The greatest distance of an edge, in CSS pixels, over each character and stretches of 7; with where it is.
 * @param isTurned whether the field is turned: a line break, which has no width, has a box with a width then, and is left out
 */
function compare(isTurned = false) {
  const { value } = field;
  let worst = { error: 0, at: 0, rects: 0, truth: [], copy: [] };
  let rects = 0;
  for (const length of [1, 7]) {
    for (let start = 0; start < value.length; start += 1) {
      if (value.charCodeAt(start) >> 10 === 0x37) continue;
      const end = Math.min(value.length, start + length + (value.codePointAt(start + length - 1) > 0xffff ? 1 : 0));
      if (isTurned && value.slice(start, end).includes("\n")) continue;
      const truth = boxes(field.createValueRange(start, end));
      const copied = boxes(mirror.range({ start, end }));
      rects += truth.length;
      const error = Math.max(distance(truth, copied), distance(copied, truth));
      const plain = (list) => list.map(({ left, top, right, bottom }) => [left, top, right, bottom].map((at) => Math.round(at * 100) / 100).join(" "));
      if (error > worst.error) worst = { error, at: start, length, truth: plain(truth), copy: plain(copied) };
    }
  }
  return { ...worst, rects };
}

Object.assign(globalThis, {
  copies: { createMirror, make, copy, unmake, underline, compare, get field() { return field; }, get mirror() { return mirror; }, get moves() { return moves; } },
});
