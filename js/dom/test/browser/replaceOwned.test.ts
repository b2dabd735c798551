// Boxes whose owner keeps text or caret in a state of its own, as frameworks and editors do.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { attach, frame, open, underlined, useBrowser } from "./support.js";

useBrowser();

const TEXT = "我不知道，你等一下";
const FIXED = "我需要为您核实一下，你等一下";

declare global {
  /** What a page has noted. */
  var noted: unknown[];
}

/** Types the text, and carries out the first suggestion of its first slip while the caret is behind the text. */
async function fixFirst(page: Page, id: string): Promise<void> {
  await attach(page, id);
  await page.locator(`#${id}`).click();
  await page.keyboard.type(TEXT);
  await underlined(page, 2);
  const outcome = await page.evaluate((field) => {
    const [first] = lab.reports.at(-1) ?? [];
    const suggestion = first?.suggestions[0];
    return first && suggestion && lab.attached[field]?.apply(first, suggestion);
  }, id);
  expect(outcome).toBe("applied");
}

it("has a component know the selection that is replaced, and the caret afterwards", async () => {
  const page = await open();
  await page.evaluate(() => {
    const area = document.getElementById("area") as HTMLTextAreaElement;
    globalThis.noted = [];
    let state = "";
    // React tells a component so: of events at the document, and its state is the new one a microtask later.
    const follow = (event: Event): void => {
      const { selectionStart, selectionEnd } = area;
      if (event.target === document || event.type === "keyup") queueMicrotask(() => { state = `${selectionStart}-${selectionEnd}`; });
    };
    for (const type of ["selectionchange", "keyup"]) document.addEventListener(type, follow);
    area.addEventListener("input", () => noted.push(`${state} ${area.value}`));
    area.addEventListener("note", () => noted.push(state));
  });
  await fixFirst(page, "area");
  await page.evaluate(() => document.getElementById("area")?.dispatchEvent(new Event("note")));
  expect((await page.evaluate(() => noted)).slice(-2)).toEqual([`0-4 ${FIXED}`, `${FIXED.length}-${FIXED.length}`]);
});

it("has the caret behind the text where a framework puts it behind what was inserted", async () => {
  const page = await open();
  await page.evaluate(() => {
    const area = document.getElementById("area") as HTMLTextAreaElement;
    area.addEventListener("input", () => {
      const { selectionEnd } = area;
      queueMicrotask(() => area.setSelectionRange(selectionEnd, selectionEnd));
    });
  });
  await fixFirst(page, "area");
  await frame(page);
  await page.keyboard.type("好");
  expect(await page.evaluate(() => (document.getElementById("area") as HTMLTextAreaElement).value)).toBe(`${FIXED}好`);
});

it("has an editor that carries out typing alone follow, which would not follow the browser", async () => {
  const page = await open();
  await page.evaluate(() => {
    const editor = document.getElementById("editable") as HTMLElement;
    globalThis.noted = [];
    let model = "";
    editor.addEventListener("beforeinput", (event) => {
      event.preventDefault();
      noted.push(event.inputType);
      if (event.inputType !== "insertText") return;
      const { startOffset, endOffset } = getSelection()?.getRangeAt(0) as Range;
      model = model.slice(0, startOffset) + (event.data ?? "") + model.slice(endOffset);
      editor.textContent = model;
      getSelection()?.collapse(editor.firstChild, startOffset + (event.data ?? "").length);
      Object.assign(globalThis, { model });
    });
  });
  await fixFirst(page, "editable");
  const { model, screen, events } = await page.evaluate(() => ({
    model: (globalThis as unknown as { model: string }).model,
    screen: document.getElementById("editable")?.textContent,
    events: noted.slice(-2),
  }));
  expect([model, screen]).toEqual([FIXED, FIXED]);
  expect(events).toEqual(["insertReplacementText", "insertText"]);
});

it("has an editor with steps of undo of its own end one before the edit and one behind it", async () => {
  const page = await open();
  await page.evaluate(() => {
    const editor = document.getElementById("editable") as HTMLElement;
    globalThis.noted = [];
    // As old editors do: a key that moves the caret ends a step.
    editor.addEventListener("keyup", (event) => { if (event.keyCode >= 33 && event.keyCode <= 40) noted.push(editor.textContent); });
  });
  await fixFirst(page, "editable");
  expect((await page.evaluate(() => noted)).slice(-2)).toEqual([TEXT, FIXED]);
});
