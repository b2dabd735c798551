// The add-on in text boxes of every kind, and wherever they are.
import { describe, expect, it } from "vitest";
import { EDITABLE, MESSAGE, SLIPS, TEXTAREA } from "../fields.js";
import { firstSlip, mended } from "../words.js";
import { fieldIn, PATIENCE, press, sees, textOf, type, useFirefox } from "./support.js";

const firefox = useFirefox();

const SIZE = `style="width:600px;height:200px"`;
const escaped = (html: string): string => html.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
const inShadow = (mode: ShadowRootMode): string =>
  `<div id="field" style="width:520px;height:80px"></div><script>document.getElementById("field").attachShadow({ mode: "${mode}" }).innerHTML = ${JSON.stringify(TEXTAREA)}</script>`;

const PLACES_OF_FIELDS: Record<string, { body: () => string; headers?: Record<string, string>; inFrame?: true }> = {
  "a text area": { body: () => TEXTAREA },
  "a contenteditable box": { body: () => EDITABLE },
  "a page that allows nothing": { body: () => '<textarea id="field" cols="40" rows="2"></textarea>', headers: { "content-security-policy": "default-src 'none'" } },
  "a frame": { body: () => `<iframe ${SIZE} src="${firefox.pages.add("/inner", TEXTAREA)}"></iframe>`, inFrame: true },
  "a frame of another site": { body: () => `<iframe ${SIZE} src="${firefox.pages.add("/inner", TEXTAREA).replace("127.0.0.1", "localhost")}"></iframe>`, inFrame: true },
  "a modal dialog": { body: () => `<dialog id="dialog">${TEXTAREA}</dialog><script>document.getElementById("dialog").showModal()</script>` },
  "a srcdoc frame": { body: () => `<iframe ${SIZE} srcdoc="${escaped(TEXTAREA)}"></iframe>`, inFrame: true },
};

describe.each(Object.entries(PLACES_OF_FIELDS))("in %s", (_, { body, headers, inFrame }) => {
  it("underlines, mends by key, and leaves undoing to the browser", async () => {
    const page = await firefox.open(body(), headers);
    const frame = inFrame ? await (await page.waitForSelector("iframe"))?.contentFrame() : page;
    if (!frame) throw new Error("the page has no frame");
    const field = await fieldIn(frame);
    await field.click();
    await page.keyboard.type(MESSAGE);
    await sees(field, SLIPS);
    await press(page, "Home");
    await press(page, "Alt", "Enter");
    await press(page, "Enter");
    await expect.poll(() => textOf(field), PATIENCE).toBe(mended(MESSAGE, await firstSlip(MESSAGE)));
    await press(page, "Control", "z");
    await expect.poll(() => textOf(field), PATIENCE).toBe(MESSAGE);
    await sees(field, SLIPS);
  });
});

it.each(["open", "closed"] as const)("underlines in a shadow tree that is %s", async (mode) => {
  const page = await firefox.open(inShadow(mode));
  await sees(await type(page, MESSAGE), SLIPS);
});
