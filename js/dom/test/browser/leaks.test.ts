// After fields have come and gone the page is as before, however many they were.
import type { CDPSession, Page } from "playwright-core";
import { expect, it } from "vitest";
import "./observing.js";
import { open, underlined, useBrowser } from "./support.js";

declare global {
  var make: (kind: string) => HTMLElement;
}

useBrowser();

const KINDS = ["textarea", "input", "contenteditable"] as const;
type Kind = (typeof KINDS)[number];

/** Less than the smallest thing that a forgotten field could leave: its own listeners, style or text. In bytes. */
const NOISE = 100;
/** As much for a frame, whose window alone takes ten times that. */
const NOISE_OF_FRAMES = 5_000;

/** For the thousands, on a busy machine. In milliseconds. */
const LONG = 180_000;

/** Fields that are in the page at the same time. */
const BATCH = 100;

interface State {
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
  readonly highlights: number;
  readonly sheets: number;
  readonly markup: string;
}

/** What is in the page, and how many bytes its JavaScript takes, when all garbage is collected. */
async function survey(page: Page, session: CDPSession): Promise<{ state: State; heap: number }> {
  // What only a finalizer lets go is garbage of the next collection.
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const seen = await page.evaluate(() => ({
    highlights: [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, CSS.highlights.size),
    sheets: document.adoptedStyleSheets.length,
    markup: document.documentElement.outerHTML,
  }));
  return { state: { nodes: of("Nodes"), listeners: of("JSEventListeners"), documents: of("Documents"), ...seen }, heap: of("JSHeapUsedSize") };
}

/**
 * Puts fields with a slip each into the page, by the batch, and takes them away once they are underlined and have had their card: after
 * detaching, in every second batch without.
 */
function mount(page: Page, kind: Kind, count: number): Promise<void> {
  return page.evaluate(async ([what, total, batch]) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const underlines = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    for (let done = 0; done < total; done += batch) {
      const fields = Array.from({ length: batch }, () => make(what));
      document.body.append(...fields);
      const attached = fields.map((field) => lab.attach(field, lab.linter));
      while (underlines() < batch) await frame();
      const [diagnostic] = lab.linter.lint("我不知道");
      if (diagnostic) for (const each of attached) each.reveal(diagnostic);
      if (!document.querySelector("phraselint-card")) throw new Error("no card has been open");
      if ((done / batch) % 2 === 0) for (const detach of attached) detach();
      for (const field of fields) field.remove();
      while (underlines() > 0) await frame();
      // The page under test remembers each.
      shadowRoots.length = 0;
    }
  }, [kind, count, BATCH] as const);
}

/** The same under `observe`, which finds the fields as they get the focus, and is told of no removal. */
function observeMounts(page: Page, count: number): Promise<void> {
  return page.evaluate(async ([kinds, total, batch]) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const underlines = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    for (let done = 0; done < total; done += batch) {
      const fields = Array.from({ length: batch }, (_, index) => make(kinds[index % kinds.length] as string));
      document.body.append(...fields);
      for (const field of fields) field.focus();
      while (underlines() < batch) await frame();
      for (const field of fields) field.remove();
      while (underlines() > 0) await frame();
    }
  }, [KINDS, count, BATCH] as const);
}

/** Frames that come, are navigated and go, with a field in each document that is found. */
function observeFrames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (total) => {
    const underlined = async (frame: HTMLIFrameElement) => {
      const view = frame.contentWindow as typeof globalThis & Window;
      const field = view.document.body.appendChild(view.document.createElement("textarea"));
      field.value = "我不知道";
      field.focus();
      while (view.CSS.highlights.size === 0) await new Promise((drawn) => requestAnimationFrame(drawn));
    };
    for (let done = 0; done < total; done += 1) {
      const frame = document.body.appendChild(document.createElement("iframe"));
      await underlined(frame);
      for (const step of [1, 2]) {
        await new Promise((loaded) => {
          frame.onload = loaded;
          frame.src = `frame.html?${step}`;
        });
        await underlined(frame);
      }
      frame.remove();
    }
  }, count);
}

/** Lets `mounts` happen `count` times, and as often again: what is in the page is the same after each, and so is the heap. */
async function expectNoTrace(page: Page, name: string, count: number, mounts: (count: number) => Promise<void>, noise = NOISE): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await survey(page, session);
  await mounts(count);
  const first = await survey(page, session);
  await mounts(count);
  const second = await survey(page, session);
  expect(first.state).toEqual(before.state);
  expect(second.state).toEqual(before.state);
  const [warming, growth] = [first.heap - before.heap, second.heap - first.heap].map((bytes) => bytes / count) as [number, number];
  console.log(`${name}: ${growth.toFixed(1)} bytes of heap for each of the second ${count}, ${warming.toFixed(1)} for each of the first`);
  expect(growth).toBeLessThan(noise);
}

/** A page in which the fields of the mounts are made. */
async function openPage(name?: string): Promise<Page> {
  const page = await open(name);
  await page.evaluate(() => {
    Object.assign(globalThis, { make: (kind: string) => {
      const field = document.createElement(kind === "contenteditable" ? "div" : kind);
      if ("value" in field) field.value = "我不知道";
      else Object.assign(field, { textContent: "我不知道", contentEditable: "true" });
      return field;
    } });
  });
  return page;
}

it.each(KINDS)("%s: 2,000 that came and went leave nothing behind", { timeout: LONG }, async (kind) => {
  const page = await openPage();
  await expectNoTrace(page, kind, 1000, (count) => mount(page, kind, count));
});

it("observe: 2,000 fields that it found leave nothing behind", { timeout: LONG }, async () => {
  const page = await openPage("observe.html");
  // What one pair of listeners per document costs is there before and after.
  await page.evaluate(() => void observing(document));
  await expectNoTrace(page, "observe", 1000, (count) => observeMounts(page, count));
});

it("observe: frames that came, were navigated and went leave nothing behind", { timeout: LONG }, async () => {
  const page = await openPage("observe.html");
  await page.evaluate(() => void observing(document));
  await expectNoTrace(page, "frames", 50, (count) => observeFrames(page, count), NOISE_OF_FRAMES);
});

it("observe: when stopped, nothing is left", async () => {
  const page = await openPage("observe.html");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(() => document.body.appendChild(document.createElement("iframe")));
  const { state } = await survey(page, session);
  await page.evaluate(() => { globalThis.watching = observing(document); });
  await observeMounts(page, BATCH);
  await page.evaluate(async () => {
    for (const { contentDocument } of document.querySelectorAll("iframe")) {
      const field = contentDocument?.body.appendChild(contentDocument.createElement("textarea"));
      field?.focus();
      await new Promise((drawn) => requestAnimationFrame(drawn));
      field?.remove();
    }
  });
  expect((await survey(page, session)).state.listeners).toBeGreaterThan(state.listeners);
  await page.evaluate(() => watching());
  expect((await survey(page, session)).state).toEqual(state);
});

it("would notice a field that is forgotten", async () => {
  const page = await open();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await survey(page, session);
  await page.evaluate(() => {
    const forgotten = Array.from({ length: 50 }, () => {
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = "我不知道";
      return [lab.attach(field, lab.linter), field];
    });
    Object.assign(globalThis, { forgotten });
  });
  await underlined(page, 50);
  await page.evaluate(() => document.querySelectorAll("textarea").forEach((field) => field.remove()));
  await underlined(page, 0);
  const after = await survey(page, session);
  expect(after.state.nodes).toBeGreaterThan(before.state.nodes + 50);
});
