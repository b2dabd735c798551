// Usage: node scripts/measure.js
//
// Measures in one run, as medians of 50: from the key press into a page whose worker is dead to the first painted underline; the same with
// a worker that is there; and a question and its answer by the port of a content script, in a warm worker.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../tools/serve.js";
import { build } from "./build.js";
import { launchWithExtension, workerControl, workerOf } from "./chromium.js";

const ROUNDS = 50;
const MESSAGE = "我不知道";

const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><textarea id="field" cols="60" rows="4"></textarea>`);
const server = await serve(folder);
await build({ out: join(folder, "built"), targets: ["chrome"], testHosts: ["http://127.0.0.1/*"] });
const context = await launchWithExtension(join(folder, "built/chrome"), join(folder, "profile"));
const worker = await workerOf(context);
while ((await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length === 0);
const own = await context.newPage();
await own.goto(worker.url().replace("background.js", "manifest.json"));
const control = await workerControl(own);
const page = await context.newPage();
await page.goto(server.url);
const session = await context.newCDPSession(page);

/** What runs in the content script's world can look into its closed tree. */
const world = new Promise((found) => session.on("Runtime.executionContextCreated", ({ context: { id, origin, auxData } }) => { if (auxData?.["type"] === "isolated" && origin.startsWith("chrome-extension:")) found(id); }));
await session.send("Runtime.enable");
const contextId = /** @type {number} */ (await world);

/** @param {string} expression @returns {Promise<any>} */
async function inWorld(expression) {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", { contextId, awaitPromise: true, returnByValue: true, expression });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** From the input event to the frame in which a line is drawn. */
const UNTIL_PAINTED = `globalThis.painted = new Promise((done) => document.getElementById("field").addEventListener("input", () => {
  const start = performance.now();
  const look = () => {
    const host = document.querySelector("phraselint-boxes");
    const line = host && [...chrome.dom.openOrClosedShadowRoot(host).querySelectorAll("path")].some((path) => path.getAttribute("d"));
    const isShown = line && chrome.dom.openOrClosedShadowRoot(host).querySelector("svg").checkVisibility();
    if (isShown) requestAnimationFrame(() => done(performance.now() - start));
    else requestAnimationFrame(look);
  };
  look();
}, { once: true })); undefined`;

/** @param {boolean} isDead @returns {Promise<number>} */
async function untilPainted(isDead) {
  await page.locator("#field").fill("");
  await inWorld(`new Promise((done) => { const look = () => globalThis.phraselint.counts().error === 0 ? done() : requestAnimationFrame(look); look(); })`);
  if (isDead) {
    await control.stop();
    while (control.isRunning()) await new Promise((later) => setImmediate(later));
  }
  await inWorld(UNTIL_PAINTED);
  await page.keyboard.insertText(MESSAGE);
  return inWorld("globalThis.painted");
}

/** @param {string} name @param {number[]} values */
function report(name, values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${values.length})`);
}

await page.locator("#field").click();
await page.keyboard.insertText(MESSAGE);
await inWorld(`new Promise((done) => { const look = () => globalThis.phraselint?.counts().error === 1 ? done() : requestAnimationFrame(look); look(); })`);

/** @type {Record<"dead" | "warm", number[]>} */
const painted = { dead: [], warm: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  painted.dead.push(await untilPainted(true));
  painted.warm.push(await untilPainted(false));
}
const trips = await inWorld(`(async () => {
  const port = chrome.runtime.connect({ name: "content" });
  const ask = (id) => new Promise((done) => {
    const take = (message) => { if (message.id === id) { port.onMessage.removeListener(take); done(); } };
    port.onMessage.addListener(take);
    port.postMessage({ type: "lint", id, text: "您好，我不知道，请您稍等一下，我马上为您查询订单的物流情况，查到以后第一时间告诉您，感谢您的耐心等待", scene: "" });
  });
  await ask(0);
  const times = [];
  for (let id = 1; id <= ${ROUNDS}; id += 1) {
    const start = performance.now();
    await ask(id);
    times.push(performance.now() - start);
  }
  port.disconnect();
  return times;
})()`);

report("from a dead worker to the first painted underline", painted.dead);
report("the same with a worker that is there", painted.warm);
report("a warm round trip of 50 characters", trips);
await context.close();
await server.close();
rmSync(folder, { recursive: true, force: true });
