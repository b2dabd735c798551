// One list of specs for everything that wraps `attach` in a component.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { closedCard, frame, openCard, underlined, underlines } from "../../../dom/test/browser/support.js";
import type { Props } from "../pages/app.js";

const SLIP = "我不知道";

const box = (page: Page) => page.locator("#root :is(textarea, input):not([aria-hidden])");
const value = (page: Page) => box(page).inputValue();
const set = (page: Page, props: Partial<Props>) => page.evaluate((given) => app.set(given), props);

async function fixed(page: Page, text: string): Promise<string> {
  const [suggestion] = await page.evaluate((linted) => app.linter.lint(linted, { scene: "hold" })[0]?.suggestions ?? [], text);
  if (!suggestion) throw new Error(`no suggestion for ${text}`);
  return text.slice(0, suggestion.start) + suggestion.text + text.slice(suggestion.end);
}

export function specs(open: () => Page, kind: string): void {
  const mount = async (props?: Partial<Props>): Promise<Page> => {
    const page = open();
    await page.evaluate(() => Object.assign(app.told, { length: 0 }));
    await page.evaluate(([name, given]) => app.mount(name, given), [kind, props] as const);
    return page;
  };

  it.each(["area", "line"] as const)("takes a suggestion in a box of kind %s into the application's state, and undoes it", async (name) => {
    const page = await mount({ box: name });
    await box(page).click();
    await page.keyboard.type(SLIP);
    await underlined(page, 1);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    const wanted = await fixed(page, SLIP);
    expect(await value(page)).toBe(wanted);
    await page.waitForFunction((text) => document.querySelector("output")?.value === text, wanted);
    await underlined(page, 0);
    await page.keyboard.press("Control+z");
    expect(await value(page)).toBe(SLIP);
    await page.waitForFunction((text) => document.querySelector("output")?.value === text, SLIP);
    await underlined(page, 1);
  });

  it("keeps caret, underline and attachment when it is drawn again", async () => {
    const page = await mount();
    await box(page).click();
    await page.keyboard.type(`${SLIP}，再见`);
    await underlined(page, 1);
    await page.keyboard.press("ArrowLeft");
    await page.evaluate(() => Object.assign(globalThis, { before: app.attached() }));
    const lints = await page.evaluate(() => app.scenes.length);
    await set(page, { listener: "second" });
    await frame(page);
    expect(await underlines(page)).toHaveLength(1);
    expect(await box(page).evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(SLIP.length + 2);
    expect(await page.evaluate(() => [app.attached() === Reflect.get(globalThis, "before"), app.scenes.length])).toEqual([true, lints]);
    await page.keyboard.type("呀");
    await page.waitForFunction(() => app.told.at(-1)?.[0] === "second");
    expect(await value(page)).toBe(`${SLIP}，再呀见`);
  });

  it("lints again when the context has changed, and only then", async () => {
    const page = await mount();
    await box(page).click();
    await page.keyboard.type(SLIP);
    await underlined(page, 1);
    const before = await page.evaluate(() => app.scenes.length);
    await set(page, { scene: "closing" });
    await page.waitForFunction((count) => app.scenes.length > count, before);
    await frame(page);
    expect(await page.evaluate((count) => app.scenes.slice(count), before)).toEqual(["closing"]);
  });

  it("shows its card in another language when told so", async () => {
    const page = await mount();
    await box(page).click();
    await page.keyboard.type(SLIP);
    await underlined(page, 1);
    await set(page, { locale: "en" });
    await underlined(page, 1);
    await page.keyboard.press("Alt+Enter");
    expect((await openCard(page)).text).toContain("Esc close");
  });

  it("begins when the linter is loaded, and ends without one", async () => {
    const page = await mount({ loaded: false });
    await box(page).click();
    await page.keyboard.type(SLIP);
    await frame(page);
    expect(await underlines(page)).toEqual([]);
    await set(page, { loaded: true });
    await underlined(page, 1);
    await set(page, { loaded: false });
    expect(await underlines(page)).toEqual([]);
  });

  it("finds a box that comes late, and the one in its place", async () => {
    const page = await mount({ box: "none" });
    await set(page, { box: "area" });
    await box(page).click();
    await page.keyboard.type(SLIP);
    await underlined(page, 1);
    await set(page, { box: "line" });
    await box(page).fill("");
    await box(page).click();
    await page.keyboard.type(`${SLIP}，你等一下`);
    await underlined(page, 2);
    await set(page, { box: "none" });
    await underlined(page, 0);
  });

  it("leaves nothing behind", async () => {
    const page = open();
    const traces = () => page.evaluate(() => [document.documentElement.outerHTML.replace(/<div id="root".*?<\/div>/, ""), document.adoptedStyleSheets.length, CSS.highlights.size]);
    // What a framework adds to the page once and for ever is not counted.
    await page.evaluate((name) => app.mount(name), kind);
    await page.evaluate(() => app.unmount());
    const before = await traces();
    await page.evaluate((name) => app.mount(name), kind);
    await box(page).click();
    await page.keyboard.type(SLIP);
    await underlined(page, 1);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.evaluate(() => app.unmount());
    expect(await traces()).toEqual(before);
    const told = await page.evaluate(() => app.told.length);
    await frame(page);
    expect(await page.evaluate(() => app.told.length)).toBe(told);
  });
}

/** Not for every kind: the components around some of them are slow, and hold on to a little for a while. */
export function mountSpecs(open: () => Page, kind: string): void {
  it("is as it was after 100 mounts and unmounts", async () => {
    const page = open();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const counts = async () => {
      await page.evaluate(() => Object.assign(shadowRoots, { length: 0 }));
      // What one collection frees may hold on to what the next one finds.
      for (let times = 0; times < 3; times += 1) {
        await frame(page);
        await session.send("HeapProfiler.collectGarbage");
      }
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value;
      return { nodes: of("Nodes"), listeners: of("JSEventListeners") };
    };
    const mountAndUnmount = (times: number) => page.evaluate(async ([name, count]) => {
      for (let round = 0; round < count; round += 1) {
        await app.mount(name);
        const element = document.querySelector("#root textarea") as HTMLTextAreaElement;
        // Not typed: the browser's own undo would hold on to every text area.
        Reflect.set(HTMLTextAreaElement.prototype, "value", "我不知道", element);
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const mounted = CSS.highlights.size;
        app.unmount();
        if (mounted !== 1 || CSS.highlights.size > 0) throw new Error(`${mounted} highlights, and ${CSS.highlights.size} in the end`);
      }
    }, [kind, times] as const);
    await mountAndUnmount(10);
    const before = await counts();
    await mountAndUnmount(100);
    expect(await counts()).toEqual(before);
  });
}
