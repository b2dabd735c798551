// Everything that the whole browser asks for, while a message is typed, mended and sent.
import { expect, it } from "vitest";
import { useProxy } from "../proxy.js";
import { MESSAGE, sees, SLIPS, TEXTAREA, useExtension } from "./support.js";

/** Chromium asks its maker for updates and accounts, with and without extensions. The proxy lets none of it out. */
const BROWSERS_OWN = /^\w+ (http:\/\/)?([\w-]+\.)*(google|googleapis|gvt1)\.com[:/]/;

const proxy = useProxy();
const extension = useExtension(() => [`--proxy-server=http://127.0.0.1:${proxy.port}`, "--proxy-bypass-list=<-loopback>"]);

it("asks nobody for anything while a message is typed, mended and sent", async () => {
  extension.pages.add("/sent", "sent");
  const page = await extension.open(`<form action="/sent">${TEXTAREA}</form>`);
  const field = page.locator("#field");
  const own = (path: string): boolean => path.startsWith(`GET ${extension.pages.url}/`);
  await field.click();
  await page.keyboard.type(MESSAGE);
  await sees(field, SLIPS);
  await extension.killWorker();
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => field.inputValue()).not.toBe(MESSAGE);
  await page.evaluate(() => document.querySelector("form")?.submit());
  await page.waitForURL("**/sent*");
  // The proxy does see what is asked for, also on this machine.
  expect(proxy.asked).toContain(`GET ${page.url()}`);
  expect(proxy.asked.filter((path) => !own(path) && !BROWSERS_OWN.test(path))).toEqual([]);
  // And what the page itself asked for is no more than its own.
  expect(proxy.asked.filter((path) => own(path) && !path.includes("/page-") && !path.includes("/sent"))).toEqual([]);
});
