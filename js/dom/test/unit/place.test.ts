import { describe, expect, it } from "vitest";
import { overlap } from "../../src/geometry/box.js";
import { place } from "../../src/geometry/place.js";

const viewport = { width: 800, height: 600 };
const card = { width: 300, height: 150 };
const line = (top: number, left = 100) => ({ left, right: left + 60, top, bottom: top + 20 });
const field = (top: number, bottom: number) => ({ left: 50, right: 750, top, bottom });

describe("place", () => {
  it("goes under what it is about", () => {
    expect(place(card, { anchor: line(100), field: field(90, 200), typing: undefined, viewport })).toEqual({ left: 100, top: 126 });
  });

  it("goes above at the bottom of the viewport", () => {
    expect(place(card, { anchor: line(500), field: field(490, 560), typing: undefined, viewport })).toEqual({ left: 100, top: 344 });
  });

  it("goes above rather than over the typed line", () => {
    const typing = { left: 50, right: 750, top: 320, bottom: 340 };
    expect(place(card, { anchor: line(280), field: field(270, 360), typing, viewport })).toEqual({ left: 100, top: 124 });
  });

  it("goes below the whole field where above is no room", () => {
    const typing = { left: 50, right: 750, top: 80, bottom: 100 };
    expect(place(card, { anchor: line(40), field: field(30, 110), typing, viewport })).toEqual({ left: 100, top: 116 });
  });

  it("goes over the typed line when there is no other place", () => {
    const small = { width: 800, height: 260 };
    const typing = { left: 50, right: 750, top: 80, bottom: 100 };
    expect(place(card, { anchor: line(40), field: field(30, 230), typing, viewport: small })).toEqual({ left: 100, top: 66 });
  });

  it("stays between the sides", () => {
    expect(place(card, { anchor: line(100, 700), field: field(90, 200), typing: undefined, viewport }).left).toBe(492);
    expect(place(card, { anchor: line(100, -40), field: field(90, 200), typing: undefined, viewport }).left).toBe(8);
  });

  it("shows its beginning when it is larger than the viewport", () => {
    expect(place({ width: 300, height: 900 }, { anchor: line(100), field: field(90, 200), typing: undefined, viewport })).toEqual({ left: 100, top: 8 });
  });

  it("prop_ is in the viewport, and off the typed line wherever one of its places is", () => {
    for (let top = 0; top <= 580; top += 20) {
      for (let typed = 0; typed <= 580; typed += 20) {
        const typing = { left: 0, right: 800, top: typed, bottom: typed + 20 };
        const anchor = line(top);
        const found = place(card, { anchor, field: field(top, top + 20), typing, viewport });
        expect(found.top).toBeGreaterThanOrEqual(8);
        expect(found.top + card.height).toBeLessThanOrEqual(592);
        const box = (at: number) => ({ left: 100, right: 400, top: at, bottom: at + card.height });
        const free = [top + 26, top - 156].filter((at) => at >= 8 && at + card.height <= 592 && !overlap(box(at), typing));
        if (free.length > 0) expect(free).toContain(found.top);
      }
    }
  });
});
