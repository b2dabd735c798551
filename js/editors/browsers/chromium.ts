import { launchBrowser } from "../../tools/browser.js";
import { VIEWPORT, type Browser, type Tab } from "./browser.js";

/** Headless Chromium, spoken to by its own protocol. */
export async function chromium(): Promise<Browser> {
  const browser = await launchBrowser();
  return { newTab: () => newTab(browser), close: () => browser.close() };
}

async function newTab(browser: Awaited<ReturnType<typeof launchBrowser>>): Promise<Tab> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const session = await page.context().newCDPSession(page);
  let error: Error | undefined;
  page.on("pageerror", (thrown) => { error ??= thrown; });
  return {
    async open(url) {
      error = undefined;
      await page.goto(url);
      await page.waitForFunction(() => "bench" in globalThis);
    },
    move: ({ x, y }) => page.mouse.move(x, y),
    click: ({ x, y }) => page.mouse.click(x, y),
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    evaluate: page.evaluate.bind(page) as Tab["evaluate"],
    screenshot: async () => (await page.screenshot({ scale: "css" })).toString("base64"),
    inputMethod: {
      async compose(steps) {
        for (const text of steps) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      },
      commit: async (text) => void (await session.send("Input.insertText", { text })),
    },
    get error() { return error; },
    close: () => page.close(),
  };
}
