// The add-on without access to any site, and the browser's own question: asked for by a press, answered in its window, and taken back.
import { expect, it } from "vitest";
import { CONSOLES } from "../../src/consoles.js";
import { MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { words } from "../words.js";
import { PATIENCE, press, sees, type, useFirefox } from "./support.js";
import { answer, closePopup, openPopup } from "./window.js";

const firefox = useFirefox({ asksFirst: true });
const ALLOW = "#actions button";

const granted = async (): Promise<string[]> => (await firefox.own()).evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
const matches = async (): Promise<string[]> => (await firefox.own()).evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches = [] }) => matches));

/** Takes access to every site back, as a person does on the options page. */
async function takeBack(): Promise<void> {
  const options = await firefox.openOwn("options/index.html#sites");
  await options.waitForSelector(".remove");
  for (let left = (await options.$$(".remove")).length; left > 0; left -= 1) {
    await options.locator(".remove").click();
    await options.waitForFunction((before) => document.querySelectorAll(".remove").length < before, {}, left);
  }
}

it("works on a site as soon as it has been allowed in the popup, not before, and no longer than it is", async () => {
  const page = await firefox.open(TEXTAREA);
  const field = await type(page, MESSAGE);
  const popup = await openPopup(firefox);
  expect(await popup.text("#headline")).toBe(words("stateNoAccess"));
  await popup.click(ALLOW);
  expect(await answer(firefox, false)).toContain("127.0.0.1");
  await closePopup(firefox);
  expect([await granted(), await matches()]).toEqual([[], []]);
  await page.bringToFront();
  await sees(field, 0);

  await (await openPopup(firefox)).click(ALLOW);
  await answer(firefox, true);
  await closePopup(firefox);
  // In the page that is open, and in one that is opened.
  await field.click();
  await sees(field, SLIPS);
  await sees(await type(await firefox.open(TEXTAREA), MESSAGE), SLIPS);
  expect([await granted(), await matches()]).toEqual([["http://127.0.0.1/*"], ["http://127.0.0.1/*"]]);

  await firefox.restart();
  const after = await firefox.open(TEXTAREA);
  const itsField = await type(after, MESSAGE);
  await sees(itsField, SLIPS);

  await takeBack();
  await expect.poll(async () => [await granted(), await matches()], PATIENCE).toEqual([[], []]);
  await after.bringToFront();
  await sees(itsField, 0);
  await sees(await type(await firefox.open(TEXTAREA), MESSAGE), 0);
}, 120_000);

it("asks for a site that is named on the options page", async () => {
  const page = await firefox.open(TEXTAREA);
  const field = await type(page, MESSAGE);
  const options = await firefox.openOwn("options/index.html#sites");
  await options.locator(`::-p-aria(${words("siteAdd")})`).fill(page.url());
  await press(options, "Enter");
  expect(await answer(firefox, true)).toContain("127.0.0.1");
  await options.waitForFunction((origin) => document.querySelector(".rows")?.textContent?.includes(origin), {}, "http://127.0.0.1");
  await page.bringToFront();
  await field.click();
  await sees(field, SLIPS);
  await takeBack();
});

it.each([[false, "welcomeRefused"], [true, "welcomeDone"]] as const)("asks once for the consoles chosen on the first page; answered %s, it says what that means", async (isGranted, says) => {
  const chosen = [CONSOLES[0], CONSOLES[2]].map((console) => console?.pattern ?? "");
  const welcome = await firefox.openOwn("welcome/index.html");
  for (const pattern of chosen) await welcome.click(`[value="${pattern}"]`);
  await welcome.click("#allow");
  const asked = await answer(firefox, isGranted);
  for (const pattern of chosen) expect(asked).toContain(new URL(pattern).hostname);
  await welcome.waitForFunction((words) => document.getElementById("outcome")?.innerText === words, {}, words(says));
  await expect.poll(async () => [(await granted()).sort(), (await matches()).sort()], PATIENCE).toEqual(isGranted ? [[...chosen].sort(), [...chosen].sort()] : [[], []]);
});
