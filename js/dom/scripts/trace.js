// Reads from the browser's trace how long key presses took.

/** @typedef {{ name: string; ph: string; ts: number; dur?: number; pid: number; tid: number; args: Record<string, any>; id2?: { local: string } }} TraceEvent */

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

/** @param {import("playwright-core").Browser} browser @param {() => Promise<void>} task @returns {Promise<TraceEvent[]>} */
export async function recordTrace(browser, task) {
  const session = await browser.newBrowserCDPSession();
  /** @type {TraceEvent[]} */
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value))));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES } });
  await task();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return events.sort((one, other) => one.ts - other.ts);
}

/**
 * The key presses of a trace, in milliseconds: `latency` from the event to the presentation of the frame with the mark, `busy` what the
 * tasks of the main thread took of that.
 *
 * @param {readonly TraceEvent[]} events in order
 * @param {string} mark the name that the page marks the frame of each press with, in an animation callback
 * @returns {{ latency: number; busy: number }[]}
 */
export function readTrace(events, mark) {
  const marks = events.filter(({ name, ph }) => name === mark && /[IRin]/.test(ph));
  const keys = events.filter(({ name, ph, args }) => name === "EventTiming" && ph === "b" && args["data"]?.type === "keydown");
  const tasks = events.filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === keys[0]?.pid && tid === keys[0].tid);
  const frames = events.filter(({ name, ph }) => name === "AnimationFrame" && ph === "b");
  /** @type {Map<string, number>} */
  const presented = new Map(events.filter(({ name }) => name === "AnimationFrame::Presentation").map(({ args, ts }) => [args["id"], ts]));
  return keys.flatMap(({ ts: start }, index) => {
    const painted = marks[index]?.ts ?? Infinity;
    const frame = frames.findLast(({ ts }) => ts <= painted);
    const end = presented.get(frame?.args["id"]);
    if (end === undefined) return [];
    const busy = tasks.reduce((sum, { ts, dur = 0 }) => sum + Math.max(0, Math.min(end, ts + dur) - Math.max(start, ts)), 0);
    return [{ latency: (end - start) / 1000, busy: busy / 1000 }];
  });
}

/** @param {readonly number[]} values @returns {number} */
export function median(values) {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
}
