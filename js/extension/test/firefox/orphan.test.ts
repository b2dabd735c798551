// What was on a page when the add-on was updated must not stay there. When it is removed Firefox ends its script without a word, and what
// has been drawn stays until the page is loaded again.
import { expect, it } from "vitest";
import type { ElementHandle, Page } from "puppeteer-core";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { ID } from "./launch.js";
import { PATIENCE, sees, useFirefox } from "./support.js";

const firefox = useFirefox();

/** How many elements of the add-on's are in the page. */
const hosts = (page: Page): Promise<number> => page.evaluate(() => {
  const within = (tree: Document | ShadowRoot): number => [...tree.querySelectorAll("*")].reduce((sum, { localName, shadowRoot }) => sum + Number(localName.startsWith("phraselint")) + (shadowRoot ? within(shadowRoot) : 0), 0);
  return within(document);
});

async function typed(body: string) {
  const page = await firefox.open(body);
  const field = (await page.waitForSelector(">>> #field")) as ElementHandle<HTMLElement>;
  await field.click();
  await page.keyboard.type(MESSAGE);
  await sees(field, SLIPS);
  return { page, field };
}

/** Ends the add-on and starts it, as an update does. */
const reload = (): Promise<void> => firefox.inWindow(async (id) => {
  const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
  await (await AddonManager.getAddonByID(id)).reload();
}, ID);

it.each([["a page", TEXTAREA], ["a shadow tree", `<div></div><script>document.querySelector("div").attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(`<div style="overflow:hidden">${TEXTAREA}</div>`)}</script>`]])("gives way in %s to the script of the next version", async (_, body) => {
  const { page, field } = await typed(body);
  const before = await hosts(page);
  expect(before).toBeGreaterThan(0);
  await reload();
  // Firefox has ended that of before in the middle of everything: what it has left is gone, and there is one again.
  await field.focus();
  await page.keyboard.type("，不知道");
  await sees(field, SLIPS + 1);
  await expect.poll(() => hosts(page), PATIENCE).toBe(before);
});

declare const ChromeUtils: { importESModule(url: string): { AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> } } };
