import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Box } from "../../src/geometry/box.js";
import type { Surroundings } from "../../src/geometry/place.js";
import { open, useBrowser } from "./support.js";

useBrowser();

const viewport = { left: 0, top: 0, right: 800, bottom: 600 };
const card = { width: 300, height: 150 };
const line = (top: number, left = 100): Box => ({ left, right: left + 60, top, bottom: top + 20 });
const typed = (top: number): Box => ({ left: 50, right: 750, top, bottom: top + 20 });
const meet = (one: Box, other: Box) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Where a card of this size goes in each of the surroundings. */
async function places(page: Page, cases: readonly Surroundings[], size = card): Promise<{ x: number; y: number }[]> {
  return page.evaluate(async ([all, { width, height }]) => {
    const element = document.createElement("div");
    element.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px`;
    document.body.append(element);
    const found = [];
    for (const surroundings of all) found.push(await lab.place(element, surroundings));
    element.remove();
    return found;
  }, [cases, size] as const);
}

const openPage = () => open("fields.html", { viewport: { width: 800, height: 600 } });

describe("place", () => {
  it("is under what it is about, and elsewhere where there is a reason", async () => {
    const cases = [
      { name: "under what it is about", anchor: line(100), typing: undefined, wanted: { x: 100, y: 126 } },
      { name: "above at the bottom of the viewport", anchor: line(500), typing: undefined, wanted: { x: 100, y: 344 } },
      { name: "above rather than over the typed line", anchor: line(280), typing: typed(320), wanted: { x: 100, y: 124 } },
      { name: "below the typed line where above is no room", anchor: line(40), typing: typed(80), wanted: { x: 100, y: 106 } },
      { name: "above the typed line where below is no room", anchor: line(560), typing: typed(520), wanted: { x: 100, y: 364 } },
      { name: "under its line where that is the typed one", anchor: line(100), typing: typed(100), wanted: { x: 100, y: 126 } },
      { name: "back from the right side", anchor: line(100, 700), typing: undefined, wanted: { x: 492, y: 126 } },
      { name: "back from the left side", anchor: line(100, -40), typing: undefined, wanted: { x: 8, y: 126 } },
    ];
    const found = await places(await openPage(), cases.map(({ anchor, typing }) => ({ anchor, typing, viewport })));
    expect(cases.map(({ name }, index) => [name, found[index]])).toEqual(cases.map(({ name, wanted }) => [name, wanted]));
  });

  it("stays in the part of the page that is zoomed in on", async () => {
    const zoomed = { left: 200, top: 300, right: 600, bottom: 600 };
    const cases = [line(320, 100), line(320, 550)].map((anchor) => ({ anchor, typing: undefined, viewport: zoomed }));
    expect(await places(await openPage(), cases)).toEqual([{ x: 208, y: 346 }, { x: 292, y: 346 }]);
  });

  it("shows its beginning when it is larger than the viewport", async () => {
    const found = await places(await openPage(), [{ anchor: line(100), typing: undefined, viewport }], { width: 300, height: 900 });
    expect(found).toEqual([{ x: 100, y: 8 }]);
  });

  it("prop_ is in the viewport, and off the typed line wherever one of its places is", async () => {
    const tops = Array.from({ length: 30 }, (_, step) => step * 20);
    const cases = tops.flatMap((top) => tops.map((at) => ({ anchor: line(top), typing: typed(at), viewport })));
    const found = await places(await openPage(), cases);
    let free = 0;
    cases.forEach(({ anchor, typing }, index) => {
      const y = found[index]?.y ?? NaN;
      const box = (from: number) => ({ left: 100, right: 400, top: from, bottom: from + card.height });
      const isSeen = (from: number) => from >= 8 && from + card.height <= 592;
      const where = `anchor ${anchor.top}, typing ${typing.top}, card ${y}`;
      expect(isSeen(y), where).toBe(true);
      const candidates = [anchor.top + 26, anchor.top - 156, typing.top + 26, typing.top - 156];
      if (!candidates.some((from) => isSeen(from) && !meet(box(from), typing) && !meet(box(from), anchor))) return;
      free += 1;
      expect(meet(box(y), typing), where).toBe(false);
    });
    expect(free).toBeGreaterThan(cases.length / 2);
  });
});
