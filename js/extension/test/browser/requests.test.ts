// Everything that the whole browser asks for goes through a proxy that writes it down: pages, workers and the browser itself.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MESSAGE, sees, SLIPS, TEXTAREA, useExtension } from "./support.js";

/** Chromium asks its maker for updates and accounts, with and without extensions. The proxy lets none of it out. */
const BROWSERS_OWN = /^\w+ (http:\/\/)?(update|content-autofill|optimizationguide-pa|safebrowsing|clients\d?|accounts|www)\.google(apis)?\.com[:/]/;

const asked: string[] = [];
const proxy = createServer((incoming, outgoing) => {
  const { method = "", url = "" } = incoming;
  asked.push(`${method} ${url}`);
  if (!url.startsWith("http://127.0.0.1:")) return void outgoing.destroy();
  const forwarded = request(url, { method, headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on("error", () => outgoing.destroy());
  incoming.pipe(forwarded);
});
proxy.on("connect", ({ url = "" }, socket) => {
  asked.push(`CONNECT ${url}`);
  socket.destroy();
});

beforeAll(() => new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening)));
afterAll(() => proxy.close());

const extension = useExtension(() => [`--proxy-server=http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, "--proxy-bypass-list=<-loopback>"]);

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
  expect(asked).toContain(`GET ${page.url()}`);
  expect(asked.filter((path) => !own(path) && !BROWSERS_OWN.test(path))).toEqual([]);
  // And what the page itself asked for is no more than its own.
  expect(asked.filter((path) => own(path) && !path.includes("/page-") && !path.includes("/sent"))).toEqual([]);
});
