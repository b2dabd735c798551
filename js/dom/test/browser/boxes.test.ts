import { describe, expect, it } from "vitest";
import { COLOURS, marks, openWith, paint, type Marks, type Nest } from "./boxesSupport.js";
import { useBrowser } from "./support.js";

useBrowser();

const LONG = "您好,错错请问警警警有什么讯讯讯可以帮您?".repeat(12);
const AREA = "display: block; box-sizing: border-box; width: 400px; height: 120px; padding: 6px; font: inherit; border: 1px solid #888";
const LINE = AREA.replace("120px", "auto");

/** Far less than a line of text, in CSS pixels. The point that a cut wave ends in is too thin to be counted. */
const NEAR = 3;

type Stretches = Marks["rows"];

/** How far a pixel of some stretches is, at most, from those of the other. */
function distance(some: Stretches, others: Stretches): number {
  const fromOthers = (at: number): number => Math.min(...others.map(([from, to]) => Math.max(0, from - at, at - to)));
  const pixels = some.flatMap(([from, to]) => Array.from({ length: 2 * (to - from) }, (_, step) => from + step / 2));
  return Math.max(0, ...pixels.map(fromOthers));
}

function expectSame(one: Marks, other: Marks, name: string): void {
  for (const side of ["rows", "columns"] as const) {
    const apart = Math.max(distance(one[side], other[side]), distance(other[side], one[side]));
    expect(apart, `${name}, ${side}: ${JSON.stringify(one[side])} ${JSON.stringify(other[side])}`).toBeLessThan(NEAR);
  }
}

/** Scripts are run after the page is made; `field` and `box`, an element around it, are known in them. */
const CASES: readonly (readonly [name: string, nest: Nest, script?: string])[] = [
  ["a text area", [["textarea#field", AREA, "一错错错二\n三警警四\n讯讯讯"]]],
  ["an input", [["input#field", LINE, "一错错错二警警四讯讯讯"]]],
  ["an editable element", [["div#field", LINE, "一错错错二\n三警警四\n讯讯讯"]]],
  ["an editable element without padding", [["div#field", "font: 14px/1.2 'Noto Sans CJK SC'", "讯讯讯警警四\n一错错错二"]]],
  ["elements inside of a match", [["div#field", LINE, "一错错错错二"]], "const b = document.createElement('b'); b.style.padding = '0 9px'; b.textContent = '错错'; field.firstChild.append('错', b, '错讯讯警警')"],
  ["several sizes of text", [["div#field", LINE, "错错错\n警警警\n讯讯讯"]], "field.children[0].style.fontSize = '40px'; field.children[1].style.font = '24px/2 DejaVu Serif'; field.children[2].style.fontSize = '12px'"],
  ["lines that wrap", [["textarea#field", AREA.replace("400", "137"), LONG.slice(0, 80)]]],
  ["a text area that is scrolled", [["textarea#field", AREA, LONG]], "field.scrollTop = 71"],
  ["an input that is scrolled", [["input#field", `${LINE}; padding: 6px 30px`, LONG]], "field.scrollLeft = 333"],
  ["a scrolling element inside of an editable one", [["div#field", LINE, LONG]], "field.firstChild.style.cssText = 'width: 200px; height: 60px; overflow: auto; white-space: nowrap; border: 3px solid'; field.firstChild.scrollLeft = 500"],
  ["a page that is scrolled", [["div", "height: 2000px; padding-top: 500px"], ["textarea#field", AREA, LONG]], "scrollTo(0, 380)"],
  ["a panel that stays when the page is scrolled", [["div", "height: 2000px"], ["div", "position: fixed; left: 40px; top: 60px"], ["textarea#field", AREA, LONG]], "scrollTo(0, 380)"],
  ["a box that cuts off", [["div", "position: relative"], ["div#box", "overflow: hidden; width: 250px; height: 90px; margin: 20px; border: 4px solid #000"], ["textarea#field", `${AREA}; margin: -30px`, LONG]], "box.scrollTop = 20"],
  ["a modal dialog", [["dialog#box", "padding: 20px"], ["textarea#field", AREA, LONG]], "box.showModal()"],
  ["a modal dialog that is scaled and scrolled", [["dialog#box", "padding: 20px; transform: scale(.8); height: 100px; overflow: auto"], ["textarea#field", AREA, LONG]], "box.showModal(); box.scrollTop = 25"],
  ["a popover", [["div#box", "inset: 100px auto auto 100px"], ["div#field", LINE, LONG]], "box.popover = 'auto'; box.showPopover()"],
  ["vertical lines", [["textarea#field", `${AREA}; writing-mode: vertical-rl; height: 300px`, LONG]]],
  ["vertical lines from the left", [["div#field", "height: 200px; writing-mode: vertical-lr; font-size: 24px", LONG]]],
  ["text that runs to the left", [["textarea#field", `${AREA}; direction: rtl`, "מה错错错שלום\n警警 ועוד 讯讯"]]],
  ["a field that is zoomed", [["div", "zoom: 1.5"], ["textarea#field", AREA, LONG]]],
  ["a page that is zoomed", [["textarea#field", AREA, LONG]], "document.documentElement.style.zoom = '1.3'; field.scrollTop = 9"],
  ["a field that is scaled", [["div", "transform: scale(1.4); transform-origin: 0 0"], ["textarea#field", AREA, LONG]]],
  ["a field in a shadow tree", [["div#box", ""], ["textarea#field", AREA, LONG]], "const tree = box.attachShadow({ mode: 'open' }); const inner = tree.appendChild(document.createElement('div')); inner.style.cssText = 'overflow: auto; height: 70px'; inner.append(field); paper.field = () => field; inner.scrollTop = 12"],
  ["a page whose body scrolls", [["div", "height: 800px; padding-top: 700px"], ["textarea#field", AREA, LONG]], "document.documentElement.style.height = '100%'; Object.assign(document.body.style, { height: '100%', overflow: 'auto', margin: 0 }); document.documentElement.style.overflow = 'hidden'; document.body.scrollTop = 500"],
];

describe("boxes are where highlights would underline", () => {
  it.each(CASES.map(([name, nest, script = ""]) => [name, nest, script] as const))("%s", async (_, nest, script) => {
    const page = await openWith(nest);
    await page.evaluate(`{ const field = document.getElementById("field"); const box = document.getElementById("box"); ${script} }`);
    await paint(page, "highlights");
    const wanted = await marks(page, COLOURS);
    await paint(page, "boxes");
    const drawn = await marks(page, COLOURS);
    expect(wanted.error.rows).not.toEqual([]);
    for (const severity of ["error", "warning", "info"] as const) expectSame(drawn[severity], wanted[severity], severity);
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  });
});
