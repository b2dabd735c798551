// Measures key presses of which each makes or unmakes a diagnostic: from the press until the screen shows it. Prints a table.
//
// Every time is the browser's own, from its trace: from when the key event was made to when the frame was presented in whose
// animation callbacks the highlight was seen to be right. `busy` is what the page's main thread worked meanwhile, without its waiting
// for the next frame. The same presses without phraselint stand beside it. PRESSES=40 makes it faster.
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../../tools/browser.js";
import { serve } from "../../tools/serve.js";
import { median, readTrace, recordTrace } from "./trace.js";

const PRESSES = Number(process.env["PRESSES"] ?? 200);
const WARM_UP = 20;

/** @type {readonly ((number: number) => string)[]} */
const SENTENCES = [
  () => "您好，这里是云帆旗舰店。",
  (number) => `您的订单${number * 7919}已经发出，`,
  () => "预计明天下午送到。",
  (number) => `快递单号是YF${number * 7927}，`,
  () => "如果需要开发票，请告诉我抬头。",
  () => "感谢您的耐心等待。",
];
const SLIP = "着什么急呀";
/** What follows the slip in the middle, and no other. */
const BEHIND = "您的包裹还在路上。";
/** One line in twenty has a slip of its own. */
const SLIPS_APART = 20;

/** @param {number} length @param {string} between what stands between the lines, of about 50 characters each */
function textOf(length, between) {
  const lines = [];
  for (let at = 20, number = 0; at < length - 20; number += 1) {
    const line = [0, 1, 2, 3].map((step) => SENTENCES[(number * 5 + step) % SENTENCES.length]?.(number)).join("") + (number % SLIPS_APART === 7 ? `${SLIP}。` : "");
    lines.push(line);
    at += line.length + between.length;
  }
  // The one that is made and unmade is in the middle.
  lines.splice(lines.length >> 1, 0, `感谢您的耐心等待。${SLIP}。${BEHIND}`);
  return lines.join(between);
}

/** The places of the table: in which field, and how the text is divided. */
const SETS = ["area", "editable"].flatMap((field) => [
  { field, name: "200 characters", text: textOf(200, "\n") },
  { field, name: "100,000, in lines", text: textOf(100_000, "\n") },
  { field, name: "100,000, one paragraph", text: textOf(100_000, "") },
]);

/**
 * Fills the field, puts the caret inside the slip in the middle, and marks from then on the frames in which a press has become visible.
 *
 * @param {{ field: string; text: string; caret: number; attached: boolean }} set
 */
async function prepare({ field, text, caret, attached }) {
  const { lab } = /** @type {{ lab: import("../test/browser/lab.js").Lab }} */ (/** @type {unknown} */ (globalThis));
  const element = /** @type {HTMLElement} */ (document.getElementById(field));
  const underlines = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  if ("value" in element) element.value = text;
  else element.append(...text.split("\n").map((line) => Object.assign(document.createElement("div"), { textContent: line })));
  Object.assign(element.style, { height: "300px", overflow: "auto" });
  element.focus();
  if ("setSelectionRange" in element) /** @type {HTMLTextAreaElement} */ (element).setSelectionRange(caret, caret);
  else {
    let rest = caret;
    const line = [...element.childNodes].find((child) => {
      const { length } = child.textContent ?? "";
      if (rest <= length) return true;
      rest -= length + 1;
      return false;
    });
    document.getSelection()?.collapse(line?.firstChild ?? null, rest);
  }
  let whole = 0;
  if (attached) {
    await new Promise((told) => lab.attach(element, lab.linter, { onDiagnostics: told }));
    whole = underlines();
  }
  const state = { shown: 0 };
  // On the window and bubbling: what is asked for in the next frame, the page's own code has asked for earlier.
  window.addEventListener("input", (event) => {
    const wanted = attached ? whole - (/** @type {InputEvent} */ (event).inputType === "insertText" ? 1 : 0) : 0;
    requestAnimationFrame(function look() {
      if (underlines() !== wanted) return void requestAnimationFrame(look);
      performance.mark("shown");
      // Counted when the frame is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => { state.shown += 1; }));
    });
  });
  Object.assign(globalThis, { state });
}

/** @param {import("playwright-core").Browser} browser @param {string} url @param {(typeof SETS)[number]} set @param {boolean} attached */
async function measure(browser, url, { field, text }, attached) {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await page.goto(`${url}/dom/test/pages/fields.html`);
  await page.waitForFunction(() => "lab" in globalThis);
  const caret = text.indexOf(`${SLIP}。${BEHIND}`) + "着什".length;
  await page.evaluate(prepare, { field, text, caret, attached });
  let pressed = 0;
  const press = async () => {
    await page.keyboard.press(pressed % 2 === 0 ? "a" : "Backspace");
    pressed += 1;
    await page.waitForFunction((count) => /** @type {{ state: { shown: number } }} */ (/** @type {unknown} */ (globalThis)).state.shown === count, pressed);
    // So that presses fall anywhere between two frames.
    await page.evaluate((delay) => new Promise((passed) => setTimeout(passed, delay)), Math.random() * 17);
  };
  for (let count = 0; count < WARM_UP; count += 1) await press();
  const events = await recordTrace(browser, async () => {
    for (let count = 0; count < PRESSES; count += 1) await press();
  });
  await page.close();
  const presses = readTrace(events, "shown");
  if (presses.length !== PRESSES) throw new Error(`${presses.length} of ${PRESSES} key presses are in the trace`);
  return presses;
}

/** @param {string[]} cells @param {number[]} widths */
const row = (cells, widths) => cells.map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join("  ");
const WIDTHS = [15, 22, 8, 8, 8, 8, 8, 8, 8, 8, 8];

const server = await serve(fileURLToPath(new URL("../..", import.meta.url)));
const browser = await launchBrowser();
try {
  console.log(`${PRESSES} key presses each, from the press to the screen, in milliseconds`);
  console.log(row(["", "", "alone", "", "", "with", "", "", "ratio of", "ratio of", "busy"], WIDTHS));
  console.log(row(["field", "text", "median", "slowest", "busy", "median", "slowest", "busy", "medians", "slowest", "added"], WIDTHS));
  for (const set of SETS) {
    const [alone, both] = [await measure(browser, server.url, set, false), await measure(browser, server.url, set, true)];
    const numbers = [alone, both].map((presses) => {
      const latencies = presses.map(({ latency }) => latency);
      return { median: median(latencies), slowest: Math.max(...latencies), busy: median(presses.map(({ busy }) => busy)) };
    });
    const [without, withIt] = /** @type {[(typeof numbers)[0], (typeof numbers)[0]]} */ (numbers);
    console.log(row([
      set.field === "area" ? "text area" : "contenteditable",
      set.name,
      ...numbers.flatMap(({ median, slowest, busy }) => [median, slowest, busy].map((value) => value.toFixed(1))),
      (withIt.median / without.median).toFixed(2),
      (withIt.slowest / without.slowest).toFixed(2),
      (withIt.busy - without.busy).toFixed(1),
    ], WIDTHS));
  }
} finally {
  await browser.close();
  await server.close();
}
