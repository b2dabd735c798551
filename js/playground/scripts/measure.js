// Measures what a key press costs in the page: the frame callback that lints and sets the underlines, and from the key press to
// the frame that shows it, as the browser's Event Timing tells it (in steps of 8 ms).
import { MESSAGE, withPage } from "./typed.js";

const ROUNDS = 40;
const PADDING = { short: "", "1,000 characters": "您好，请您稍等，我马上为您查询订单的物流情况。".repeat(44) };

/** @param {number[]} values */
function summary(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${values.length})`;
}

for (const [name, padding] of Object.entries(PADDING)) {
  await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.evaluate(() => {
      /** @type {number[]} */
      const callbacks = [];
      /** @type {number[]} */
      const events = [];
      Object.assign(globalThis, { measured: { callbacks, events } });
      const { requestAnimationFrame } = window;
      window.requestAnimationFrame = (callback) =>
        requestAnimationFrame.call(window, (time) => {
          const start = performance.now();
          callback(time);
          callbacks.push(performance.now() - start);
        });
      /** @type {PerformanceObserverInit & { durationThreshold: number }} */
      const what = { type: "event", durationThreshold: 16 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.name === "keydown") events.push(entry.duration);
      }).observe(what);
    });
    await page.locator("#reply").click();
    await page.keyboard.insertText(padding);
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.keyboard.type(MESSAGE);
      // A key that is a key: the characters come as an input method's do, without one.
      await page.keyboard.press("x");
      for (let at = 0; at <= MESSAGE.length; at += 1) await page.keyboard.press("Backspace");
    }
    const { callbacks, events } = await page.evaluate(() => /** @type {any} */ (globalThis).measured);
    console.log(`${name}: lint and underline ${summary(callbacks)}`);
    console.log(`${name}: key press to paint, where 16 ms or more: ${events.length === 0 ? "none" : summary(events)}`);
  });
}
