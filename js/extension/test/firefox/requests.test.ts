// Everything that the whole browser asks for, while a message is typed, mended and sent.
import { expect, it } from "vitest";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { useProxy } from "../proxy.js";
import { PATIENCE, press, sees, textOf, type, useFirefox } from "./support.js";

/** Firefox asks its maker for settings and updates, with and without add-ons. The proxy lets none of it out. */
const BROWSERS_OWN = /^\w+ (http:\/\/)?([\w-]+\.)*(mozilla\.(com|org|net)|firefox\.com|dummy\.test)[:/]/;

const proxy = useProxy();
const firefox = useFirefox({
  preferences: () => ({
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxy.port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxy.port,
    "network.proxy.allow_hijacking_localhost": true,
  }),
});

it("asks nobody for anything while a message is typed, mended and sent", async () => {
  firefox.pages.add("/sent", "sent");
  const page = await firefox.open(`<form action="/sent">${TEXTAREA}</form>`);
  const own = (path: string): boolean => path.startsWith(`GET ${firefox.pages.url}/`);
  const field = await type(page, MESSAGE);
  await sees(field, SLIPS);
  await firefox.endBackground();
  await press(page, "Alt", "Enter");
  await press(page, "Enter");
  await expect.poll(() => textOf(field), PATIENCE).not.toBe(MESSAGE);
  await Promise.all([page.waitForNavigation(), page.evaluate(() => document.querySelector("form")?.submit())]);
  // The proxy does see what is asked for, also on this machine.
  expect(proxy.asked).toContain(`GET ${page.url()}`);
  expect(proxy.asked.filter((path) => !own(path) && !BROWSERS_OWN.test(path))).toEqual([]);
  // And what the page itself asked for is no more than its own.
  expect(proxy.asked.filter((path) => own(path) && !path.includes("/page-") && !path.includes("/sent"))).toEqual([]);
});
