import { describe, expect, it } from "vitest";
import type { Box } from "../../src/geometry/box.js";
import { place } from "../../src/geometry/place.js";

const viewport = { left: 0, top: 0, right: 800, bottom: 600 };
const card = { width: 300, height: 150 };
const line = (top: number, left = 100): Box => ({ left, right: left + 60, top, bottom: top + 20 });
const typed = (top: number): Box => ({ left: 50, right: 750, top, bottom: top + 20 });
const meet = (one: Box, other: Box) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

describe("place", () => {
  it.each([
    { name: "under what it is about", anchor: line(100), typing: undefined, wanted: { left: 100, top: 126 } },
    { name: "above at the bottom of the viewport", anchor: line(500), typing: undefined, wanted: { left: 100, top: 344 } },
    { name: "above rather than over the typed line", anchor: line(280), typing: typed(320), wanted: { left: 100, top: 124 } },
    { name: "below the typed line where above is no room", anchor: line(40), typing: typed(80), wanted: { left: 100, top: 106 } },
    { name: "above the typed line where below is no room", anchor: line(560), typing: typed(520), wanted: { left: 100, top: 364 } },
    { name: "under its line where that is the typed one", anchor: line(100), typing: typed(100), wanted: { left: 100, top: 126 } },
    { name: "back from the right side", anchor: line(100, 700), typing: undefined, wanted: { left: 492, top: 126 } },
    { name: "back from the left side", anchor: line(100, -40), typing: undefined, wanted: { left: 8, top: 126 } },
  ])("goes $name", ({ anchor, typing, wanted }) => {
    expect(place(card, { anchor, typing, viewport })).toEqual(wanted);
  });

  it("stays in the part of the page that is zoomed in on", () => {
    const zoomed = { left: 200, top: 300, right: 600, bottom: 600 };
    expect(place(card, { anchor: line(320, 100), typing: undefined, viewport: zoomed })).toEqual({ left: 208, top: 346 });
    expect(place(card, { anchor: line(320, 550), typing: undefined, viewport: zoomed })).toEqual({ left: 292, top: 346 });
  });

  it("goes over the typed line when there is no other place", () => {
    const small = { left: 0, top: 0, right: 800, bottom: 240 };
    const { top } = place(card, { anchor: line(60), typing: typed(90), viewport: small });
    expect(top).toBe(82);
  });

  it("shows its beginning when it is larger than the viewport", () => {
    expect(place({ width: 300, height: 900 }, { anchor: line(100), typing: undefined, viewport })).toEqual({ left: 100, top: 8 });
  });

  it("prop_ is in the viewport, and off the typed line wherever one of its places is", () => {
    for (let top = 0; top <= 580; top += 20) {
      for (let at = 0; at <= 580; at += 20) {
        const typing = typed(at);
        const found = place(card, { anchor: line(top), typing, viewport });
        const box = (from: number) => ({ left: 100, right: 400, top: from, bottom: from + card.height });
        const isSeen = (from: number) => from >= 8 && from + card.height <= 592;
        expect(isSeen(found.top)).toBe(true);
        const free = [top + 26, top - 156, at + 26, at - 156].some((from) => isSeen(from) && !meet(box(from), typing) && !meet(box(from), line(top)));
        if (free) expect(meet(box(found.top), typing), `anchor ${top}, typing ${at}, card ${found.top}`).toBe(false);
      }
    }
  });
});
