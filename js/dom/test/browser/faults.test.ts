// Text boxes of pages that do not do what a browser's own do.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { attach, frame, open, openCard, underlined, useBrowser } from "./support.js";

useBrowser();

const TEXT = "好的，我不知道，再见";

/** Takes the first suggestion. @returns the outcome, and the text that was wanted */
async function applyFirst(page: Page, id: string): Promise<{ outcome: string | undefined; wanted: string }> {
  await underlined(page, 1);
  return page.evaluate(async ([field, text]) => {
    const diagnostic = lab.reports.at(-1)?.[0];
    const suggestion = diagnostic?.suggestions[0];
    if (!diagnostic || !suggestion) return { outcome: undefined, wanted: "" };
    const outcome = await lab.attached[field]?.apply(diagnostic, suggestion);
    return { outcome, wanted: text.slice(0, suggestion.start) + suggestion.text + text.slice(suggestion.end) };
  }, [id, TEXT] as const);
}

const textOf = (page: Page, id: string) =>
  page.evaluate((field) => {
    const element = document.getElementById(field) as HTMLTextAreaElement;
    return element.value ?? element.textContent;
  }, id);

/** What an editor's `beforeinput` listener does, by name, and what is to become of the text. */
const EDITORS = [
  ["follows a correction late", "applied", (editor: HTMLElement) => {
    editor.addEventListener("beforeinput", (event) => {
      if (event.inputType !== "insertReplacementText") return;
      event.preventDefault();
      const range = getSelection()?.getRangeAt(0).cloneRange() as Range;
      setTimeout(() => { range.deleteContents(); range.insertNode(new Text(event.dataTransfer?.getData("text/plain"))); }, 60);
    });
  }],
  ["follows nothing but a paste", "applied", (editor: HTMLElement) => {
    editor.addEventListener("beforeinput", (event) => event.preventDefault());
    // execCommand brings no beforeinput: an editor that refuses it puts its own text back.
    let own = editor.innerHTML;
    editor.addEventListener("input", () => { editor.innerHTML = own; });
    editor.addEventListener("paste", (event) => {
      event.preventDefault();
      const range = getSelection()?.getRangeAt(0) as Range;
      range.deleteContents();
      range.insertNode(new Text(event.clipboardData?.getData("text/plain")));
      own = editor.innerHTML;
    });
  }],
  ["inserts a correction without taking the old wording out", "failed", (editor: HTMLElement) => {
    let before = editor.innerHTML;
    editor.addEventListener("beforeinput", (event) => {
      if (event.inputType === "historyUndo") {
        event.preventDefault();
        editor.innerHTML = before;
      }
      if (event.inputType !== "insertReplacementText") return;
      event.preventDefault();
      before = editor.innerHTML;
      editor.prepend(event.dataTransfer?.getData("text/plain") ?? "");
    });
  }],
  ["takes the correction, and does nothing", "applied", (editor: HTMLElement) => {
    editor.addEventListener("beforeinput", (event) => { if (event.inputType === "insertReplacementText") event.preventDefault(); });
  }],
  ["adds to what is put into it", "failed", (editor: HTMLElement) => {
    new MutationObserver(() => {
      const text = editor.textContent ?? "";
      if (text.includes("我不知道")) editor.querySelector(".mark")?.remove();
      else if (!editor.querySelector(".mark")) editor.lastElementChild?.append(Object.assign(document.createElement("i"), { className: "mark", textContent: "！" }));
    }).observe(editor, { subtree: true, childList: true, characterData: true });
  }],
] as const;

it.each(EDITORS)("an editor that %s: %s", async (name, expected) => {
  const page = await open();
  await page.evaluate((text) => {
    const editor = document.getElementById("editable") as HTMLElement;
    editor.innerHTML = `<p>${text}</p>`;
  }, TEXT);
  await page.evaluate(`(${EDITORS.find(([other]) => other === name)?.[2]})(document.getElementById("editable"))`);
  await attach(page, "editable");
  const { outcome, wanted } = await applyFirst(page, "editable");
  expect(outcome).toBe(expected);
  await frame(page);
  expect(await textOf(page, "editable")).toBe(expected === "applied" ? wanted : TEXT);
});

it("a text area whose page puts its own text back: failed, and nothing of ours stays", async () => {
  const page = await open();
  await page.evaluate((text) => {
    const area = document.getElementById("area") as HTMLTextAreaElement;
    area.value = text;
    area.addEventListener("input", () => requestAnimationFrame(() => { area.value = text; }));
  }, TEXT);
  await attach(page, "area");
  expect((await applyFirst(page, "area")).outcome).toBe("failed");
  expect(await textOf(page, "area")).toBe(TEXT);
});

it("shows the card in a corner where what places it cannot be loaded, and says so", async () => {
  const page = await open();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.route("**/popup/placing.js", (route) => route.abort());
  await attach(page, "area");
  await page.locator("#area").click();
  await page.keyboard.type(TEXT);
  await underlined(page, 1);
  await page.keyboard.press("Alt+Enter");
  const { box } = await openCard(page);
  expect([box.left, box.bottom]).toEqual([8, 892]);
  expect(errors).toEqual([expect.stringContaining("placing.js")]);
});
