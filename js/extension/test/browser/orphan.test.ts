// What was on a page when the extension was updated or removed has lost its background, and must not stay there.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { sees, SLIPS, TEXTAREA, type, useExtension } from "./support.js";

const extension = useExtension();

const hosts = (page: Page): Promise<number> => page.evaluate(() => [...document.querySelectorAll("*")].filter(({ localName }) => localName.startsWith("phraselint")).length);

async function typed(): Promise<Page> {
  const page = await extension.open(TEXTAREA);
  await type(page.locator("#field"));
  await sees(page.locator("#field"), SLIPS);
  return page;
}

it("gives way to the script of the next version", async () => {
  const page = await typed();
  expect(await hosts(page)).toBe(1);
  await extension.worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  // That of before is gone when there is one again: there never are two that stay.
  await sees(page.locator("#field"), SLIPS);
  await page.locator("#field").focus();
  await page.keyboard.type("，不知道");
  await sees(page.locator("#field"), SLIPS + 1);
  await expect.poll(() => hosts(page)).toBe(1);
});

it("takes its underlines away when the extension is removed, and goes quiet", async () => {
  const page = await typed();
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  const own = await extension.openOwn("manifest.json");
  // The page that asks for it goes with it.
  await own.evaluate(() => void chrome.management.uninstallSelf()).catch(() => undefined);
  await page.bringToFront();
  await page.mouse.move(20, 20);
  await sees(page.locator("#field"), 0);
  expect(await hosts(page)).toBe(0);
  await page.keyboard.type("我不知道");
  await sees(page.locator("#field"), 0);
  expect(errors).toEqual([]);
});
