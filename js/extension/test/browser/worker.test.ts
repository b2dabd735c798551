// The worker ends when it has been idle, and may end at any other moment.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { drawn, MESSAGE, sees, SLIPS, TEXTAREA, textOf, type, useExtension } from "./support.js";

const extension = useExtension();

async function typed(): Promise<Page> {
  const page = await extension.open(TEXTAREA);
  await type(page.locator("#field"));
  await sees(page.locator("#field"), SLIPS);
  return page;
}

it("is started by the first lint", async () => {
  await extension.killWorker();
  await typed();
});

it("keeps what is underlined when it ends, and lints the next text with another one", async () => {
  const page = await typed();
  const field = page.locator("#field");
  await extension.killWorker();
  await drawn(page);
  await sees(field, SLIPS);
  await page.keyboard.press("Home");
  await page.keyboard.type("您好，");
  await page.keyboard.press("End");
  await page.keyboard.type("，不知道");
  await sees(field, SLIPS + 1);
});

it("answers what was asked when it ended, once another one is there", async () => {
  const page = await extension.open(TEXTAREA);
  await page.locator("#field").click();
  await extension.killWorker();
  for (const character of MESSAGE) {
    await page.keyboard.type(character);
    await drawn(page);
    // The engine of the one just woken is still starting.
    await extension.killWorker();
  }
  await sees(page.locator("#field"), SLIPS);
  expect(await textOf(page.locator("#field"))).toBe(MESSAGE);
});

it("counts what all frames show, also what they showed before it", async () => {
  const page = await extension.open(`${TEXTAREA}<iframe srcdoc='${TEXTAREA.replaceAll('"', "&quot;")}' sandbox style="width:600px;height:200px"></iframe>`);
  await type(page.locator("#field"));
  await sees(page.locator("#field"), SLIPS);
  const tabId = await extension.worker.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1, page.url());
  const badge = () => extension.worker.evaluate((tab) => chrome.action.getBadgeText({ tabId: tab }), tabId);
  await expect.poll(badge).toBe("2");
  await extension.killWorker();
  await type(page.frameLocator("iframe").locator("#field"), "我不知道");
  await expect.poll(badge).toBe("3");
  expect(await extension.ask("status", { tabId })).toMatchObject({ state: "on", counts: { error: 3, warning: 0, info: 0 }, trouble: "" });
  await page.locator("#field").fill("");
  await expect.poll(badge).toBe("1");
});

it("is not kept awake, and not woken, while nobody types", async () => {
  const page = await typed();
  await extension.killWorker();
  const before = extension.starts();
  // Moving about, hovering and scrolling ask nothing of it.
  await page.mouse.move(100, 30);
  await page.mouse.move(300, 300);
  await page.locator("#field").evaluate((field) => field.blur());
  for (let frames = 0; frames < 30; frames += 1) await drawn(page);
  expect(extension.starts()).toBe(before);
});
