// What a page can learn of underlines in boxes: that the field is attached to.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lines, openWith, paint, type Nest } from "./boxesSupport.js";
import { frame, useBrowser } from "./support.js";

useBrowser();

const AREA = "display: block; box-sizing: border-box; width: 400px; height: 120px; padding: 6px; font: inherit";
const CLEAN = "一二三四五六七八";
const WRONG = "一错错四五警警八";

/** Everything that the page's own script can see of what the package has put into the page. */
function seenByPage(page: Page): Promise<object> {
  return page.evaluate(() => {
    const field = paper.field();
    const { left, top } = field.getBoundingClientRect();
    // By name: the drawing and the copy are loaded side by side, and either may be there first.
    const added = [...document.querySelectorAll("*")].filter(({ localName }) => localName.startsWith("phraselint-"));
    added.sort((one, other) => (one.localName < other.localName ? -1 : 1));
    return {
      elements: added.map((element) => ({
        parent: element.parentElement?.localName,
        attributes: [...element.attributes].map(({ name, value }) => `${name}=${value}`),
        children: element.childNodes.length,
        tree: element.shadowRoot,
        box: JSON.stringify([element.getBoundingClientRect(), element.getClientRects(), element.scrollWidth, element.scrollHeight]),
        style: JSON.stringify([...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name))),
        text: (element as HTMLElement).innerText,
      })),
      highlights: CSS.highlights.size,
      sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
      scrolled: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
      animations: document.getAnimations().length,
      pointed: [10, 30, 50, 70].map((step) => document.elementsFromPoint(left + 6 + step, top + 30).map(({ localName }) => localName).join()),
      focus: document.activeElement?.localName,
      selection: String(getSelection()),
    };
  });
}

const FIELDS: readonly (readonly [name: string, nest: (text: string) => Nest, script: string])[] = [
  ["a text area", (text) => [["textarea#field", AREA, text]], ""],
  ["a text area in a dialog", (text) => [["dialog#box", ""], ["textarea#field", AREA, text]], "box.showModal()"],
  ["an editable element", (text) => [["div#field", AREA, text]], ""],
  ["a text area without ranges of the browser", (text) => [["textarea#field", AREA, text]], "delete HTMLTextAreaElement.prototype.createValueRange"],
];

describe("a page's script sees the same, whatever is found", () => {
  it.each(FIELDS)("%s", async (_, nest, script) => {
    const seen: object[] = [];
    for (const text of [WRONG, CLEAN]) {
      const page = await openWith(nest(text));
      await page.evaluate(`{ const box = document.getElementById("box"); ${script} }`);
      const isCopied = script.includes("delete");
      await page.evaluate(() => {
        const changes: string[] = [];
        const shifts: unknown[] = [];
        Object.assign(globalThis, { changes, shifts });
        new MutationObserver((records) => {
          for (const { type, target, attributeName, addedNodes } of records) {
            const names = [...addedNodes].map(({ nodeName }) => nodeName.toLowerCase());
            // A spec looks at lines with elements of its own, which are in closed trees.
            changes.push([type, target.nodeName, attributeName, names].join(" "));
          }
        }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
      });
      await paint(page, "boxes");
      await page.waitForFunction((count) => document.querySelectorAll("phraselint-boxes, phraselint-mirror").length === count, isCopied ? 2 : 1);
      await expect.poll(async () => (await lines(page)).length, { message: text }).toBe(text === WRONG ? 2 : 0);
      await page.evaluate(() => { document.body.style.paddingTop = "90px"; });
      await frame(page);
      await frame(page);
      const { changes, shifts } = await page.evaluate(() => {
        const { changes, shifts } = globalThis as unknown as { changes: string[]; shifts: PerformanceEntry[] };
        // The spec's own move is among them: the field's.
        return { changes: changes.sort(), shifts: shifts.flatMap((shift) => (shift as unknown as { sources: { node: Node | null; currentRect: DOMRect }[] }).sources.map(({ node, currentRect }) => `${node?.nodeName} ${JSON.stringify(currentRect)}`)) };
      });
      seen.push({ ...(await seenByPage(page)), changes, shifts });
    }
    expect(seen[0]).toEqual(seen[1]);
    const { elements, highlights } = seen[0] as { elements: { tree: unknown; attributes: string[]; children: number; text: string }[]; highlights: number };
    expect(elements.length).toBeGreaterThan(0);
    for (const { tree, children, text } of elements) expect({ tree, children, text }).toEqual({ tree: null, children: 0, text: "" });
    // The copy is inert and hidden from screen readers; it has the field's text.
    expect(new Set(elements.flatMap(({ attributes }) => attributes))).toEqual(new Set(script.includes("delete") ? ["inert=", "aria-hidden=true"] : []));
    expect(highlights).toBe(0);
  });

  it("also of what covers its own elements", async () => {
    const covered: (readonly boolean[])[] = [];
    for (const text of [WRONG, CLEAN]) {
      const page = await openWith([["div#box", ""], ["div#field", AREA, text]]);
      await page.evaluate(() => {
        // The page's own part of the text: each character is an element.
        const line = paper.field().firstElementChild as Element;
        line.replaceChildren(...[...(line.textContent ?? "")].map((character) => Object.assign(document.createElement("span"), { textContent: character })));
      });
      await paint(page, "boxes");
      await expect.poll(async () => (await lines(page)).length).toBe(text === WRONG ? 4 : 0);
      for (const script of ["", "document.body.style.paddingTop = '140px'"]) {
        await page.evaluate(script);
        covered.push(await page.evaluate(() => new Promise<boolean[]>((told) => {
          const spans = [...paper.field().querySelectorAll("span")];
          const last = new Map<Element, boolean>();
          let rounds = 0;
          const observer = new IntersectionObserver((entries) => {
            for (const entry of entries) last.set(entry.target, (entry as unknown as { isVisible: boolean }).isVisible);
            rounds += 1;
            for (const span of spans) observer.unobserve(span);
            if (rounds > 3) return told(spans.map((span) => last.get(span) === true));
            for (const span of spans) observer.observe(span);
          }, { trackVisibility: true, delay: 100 } as IntersectionObserverInit);
          for (const span of spans) observer.observe(span);
        })));
      }
    }
    for (const each of covered) expect(each).toEqual(covered[0]);
  });
});

it("nothing is left after detaching, also before the drawing is loaded", async () => {
  const page = await openWith([["textarea#field", AREA, WRONG]]);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const survey = async (): Promise<object> => {
    await frame(page);
    await page.evaluate(() => { shadowRoots.length = 0; });
    for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string): number | undefined => metrics.find((metric) => metric.name === name)?.value;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners"), markup: await page.evaluate(() => document.documentElement.outerHTML) };
  };
  const round = async (): Promise<void> => {
    await paint(page, "boxes");
    await expect.poll(async () => (await lines(page)).length).toBe(2);
    await page.evaluate(() => paper.detach());
    expect(await lines(page)).toEqual([]);
    await page.evaluate(() => { paper.attach("boxes"); paper.detach(); });
  };
  await round();
  const first = await survey();
  for (let count = 0; count < 5; count += 1) await round();
  expect(await survey()).toEqual(first);
  expect(await page.evaluate(() => document.querySelectorAll("phraselint-boxes").length)).toBe(0);
});
