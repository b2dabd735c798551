import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import type { Frame, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { EDITABLE, MESSAGE, sees, SLIPS, TEXTAREA, textOf, type, useExtension } from "./support.js";

const extension = useExtension();

/** The message after the first suggestion of its first slip. */
async function mended(): Promise<string> {
  const [slip] = (await createLinter({ packs: [zhService] })).lint(MESSAGE, { role: "agent" });
  const suggestion = slip?.suggestions[0];
  if (!suggestion) throw new Error(`no suggestion for ${MESSAGE}`);
  return MESSAGE.slice(0, suggestion.start) + suggestion.text + MESSAGE.slice(suggestion.end);
}

async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator("iframe").elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error("the page has no frame");
  return frame;
}

const escaped = (html: string): string => html.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
const SIZE = `style="width:600px;height:200px"`;
const inShadow = (mode: ShadowRootMode): string => `<div id="host"></div><script>
  const root = document.getElementById("host").attachShadow({ mode: "${mode}" });
  root.innerHTML = ${JSON.stringify(TEXTAREA)};
  Object.assign(globalThis, { read: () => root.querySelector("textarea").value });
</script>`;

/** Where the field is, and the page it is on. */
const PLACES: Record<string, { body: string; headers?: Record<string, string>; inFrame?: true }> = {
  "a text area": { body: TEXTAREA },
  "a contenteditable box": { body: EDITABLE },
  "a page that allows nothing": { body: TEXTAREA.replace(/ style="[^"]*"/, ' cols="40" rows="2"'), headers: { "content-security-policy": "default-src 'none'" } },
  "a dialog": { body: `<dialog id="dialog">${TEXTAREA}</dialog><script>document.getElementById("dialog").showModal()</script>` },
  "an open shadow tree": { body: inShadow("open") },
  "a srcdoc frame": { body: `<iframe ${SIZE} srcdoc="${escaped(TEXTAREA)}"></iframe>`, inFrame: true },
  "a srcdoc frame in a sandbox": { body: `<iframe ${SIZE} sandbox="allow-scripts" srcdoc="${escaped(TEXTAREA)}"></iframe>`, inFrame: true },
  "a frame without an address": { body: `<iframe ${SIZE}></iframe><script>document.querySelector("iframe").contentDocument.body.innerHTML = ${JSON.stringify(EDITABLE)}</script>`, inFrame: true },
  "a frame that is written anew": {
    body: `<iframe ${SIZE}></iframe><script>
      const { contentDocument } = document.querySelector("iframe");
      contentDocument.open();
      contentDocument.write(${JSON.stringify(EDITABLE)});
      contentDocument.close();
    </script>`,
    inFrame: true,
  },
};

describe.each(Object.entries(PLACES))("in %s", (_, { body, headers, inFrame }) => {
  it("underlines, mends by key, and leaves undoing to the browser", async () => {
    const page = await extension.open(body, headers);
    const field = (inFrame ? await frameOf(page) : page).locator("#field");
    await type(field);
    await sees(field, SLIPS);
    await page.keyboard.press("Home");
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf(field)).toBe(await mended());
    await page.keyboard.press("Control+z");
    await expect.poll(() => textOf(field)).toBe(MESSAGE);
    await sees(field, SLIPS);
  });
});

it("underlines in a frame of another site", async () => {
  const inner = extension.pages.add("/inner", EDITABLE).replace("127.0.0.1", "localhost");
  const page = await extension.open(`<iframe ${SIZE} src="${inner}"></iframe>`);
  const field = (await frameOf(page)).locator("#field");
  await type(field);
  await sees(field, SLIPS);
});

it("underlines in a closed shadow tree", async () => {
  const page = await extension.open(inShadow("closed"));
  await type(page.locator("#host"));
  await sees(page.locator("#host"), SLIPS);
});
