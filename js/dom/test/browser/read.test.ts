import { expect, it } from "vitest";
import { open, useBrowser } from "./support.js";

useBrowser();

const MENTION = '<span contenteditable="false">@小王</span>';

/** What is in the box, and its text. */
const CASES = [
  ["", ""],
  ["好的", "好的"],
  ["<p>一</p><p>二</p>", "一\n二"],
  ["一<br>二", "一\n二"],
  ["<p>一<br>二</p><p>三</p>", "一\n二\n三"],
  // The browser's own way to keep an empty line open.
  ["<p>一</p><p><br></p><p>二</p>", "一\n\n二"],
  ["<p>一<br></p><p>二</p>", "一\n二"],
  ["<p>一<br><br>二</p>", "一\n\n二"],
  ["<p></p><p>一</p>", "一"],
  ["一<div>二</div>三", "一\n二\n三"],
  ["<span>一<div>二</div></span>三", "一\n二\n三"],
  ["<ul><li>一</li><li><p>二</p></li></ul>", "一\n二"],
  ["<div><div><div>一</div></div><div>二</div></div>", "一\n二"],
  ["<b>一</b><i>二</i>", "一二"],
  [`${MENTION}您好`, "\uFFFC您好"],
  [`您好${MENTION}${MENTION}再见`, "您好\uFFFC\uFFFC再见"],
  ['<p>一</p><hr contenteditable="false"><p>二</p>', "一\n\uFFFC\n二"],
  ['您<img alt="[微笑]" width="8" height="8">好', "您\uFFFC好"],
  ["您<button>x</button>好", "您\uFFFC好"],
  ['一<span style="display:none">二</span>三', "一三"],
  ['一<span style="visibility:hidden">二</span>三', "一三"],
  ["一<style>p { color: red }</style>二<!-- 三 -->", "一二"],
  ["\n  <p>一\n二</p>\n  <p>三</p>\n", "一 二\n三"],
  ['<p style="white-space: pre-wrap">一\n二</p>', "一\n二"],
  ['<p>一\n<span style="white-space: pre-wrap">二\n三</span></p>', "一 二\n三"],
  ["😀<b>👍🏽</b>", "😀👍🏽"],
  ["一&#xFEFF;二", "一\uFEFF二"],
] as const;

it("reads the lines of a contenteditable box, and where each code unit is", async () => {
  const page = await open();
  const readings = await page.evaluate((htmls) => htmls.map((html) => {
    const element = document.getElementById("editable") as HTMLElement;
    element.innerHTML = html;
    const reading = lab.editableReader(element).read();
    const held = Array.from({ length: reading.text.length }, (_, at) => String(reading.range({ start: at, end: at + 1 })));
    return { html, text: reading.text, held };
  }), CASES.map(([html]) => html));
  expect(readings.map(({ html, text }) => [html, text])).toEqual(CASES);
  for (const { html, text, held } of readings) {
    // What is no text has no range of its own, and a line break in the source stands for a space.
    const wrong = [...held.entries()].filter(([at, part]) => !/[\n\uFFFC]/.test(text.charAt(at)) && part.replace("\n", " ") !== text.charAt(at));
    expect(wrong, html).toEqual([]);
  }
});

it("prop_ reads, after any change of the page's, what it reads from scratch", async () => {
  const page = await open();
  const differing = await page.evaluate(async () => {
    const { editableReader } = lab;
    const sheet = document.createElement("style");
    sheet.textContent = ".hidden { display: none } .block { display: block } .kept { white-space: pre-wrap }";
    document.head.append(sheet);
    const root = document.getElementById("editable") as HTMLElement;
    root.innerHTML = "<p>您好</p><p>请<b>稍</b>等</p><ul><li>一</li><li>二</li></ul>";
    const reader = editableReader(root);
    let changes = 0;
    const stop = reader.watch(() => { changes += 1; });
    let seed = 11;
    const below = (limit: number) => (seed = (seed * 16807) % 2147483647) % limit;
    const pick = <T>(items: readonly T[]) => items[below(items.length)] as T;
    const elements = () => [...root.querySelectorAll<HTMLElement>("*")];
    const texts = () => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode()) found.push(walker.currentNode as Text);
      return found;
    };
    const steps: ((element: HTMLElement) => void)[] = [
      (element) => element.append(pick(["好", "不知道", "\n", " ", "😀"])),
      (element) => element.prepend(document.createElement(pick(["br", "p", "b", "div", "img", "li"]))),
      (element) => element.after(Object.assign(document.createElement(pick(["p", "span", "div"])), { textContent: "新" })),
      (element) => element.remove(),
      (element) => element.replaceWith(...element.childNodes),
      (element) => element.classList.toggle(pick(["hidden", "block", "kept"])),
      (element) => { element.contentEditable = pick(["false", "inherit"]); },
      (element) => { element.hidden = !element.hidden; },
      (element) => { element.style.display = pick(["", "inline", "block", "none"]); },
      (element) => element.normalize(),
      () => { pick(texts())?.appendData("字"); },
      () => { const text = pick(texts()); if (text && text.length > 1) text.splitText(1); },
      () => { const text = pick(texts()); text?.replaceData(0, 1, ""); },
      () => { if (elements().length < 5) root.innerHTML += "<p>再来</p><div>一<div>层</div></div>"; },
    ];
    const wrong: string[] = [];
    for (let turn = 0; turn < 1500 && wrong.length === 0; turn += 1) {
      pick(steps)(pick([root.firstElementChild as HTMLElement ?? root, ...elements()]) ?? root);
      // At times several changes lie between two readings, and at times the observer is quicker.
      if (below(3) === 0) continue;
      if (below(3) === 0) await Promise.resolve();
      const kept = reader.read();
      const fresh = editableReader(root).read();
      if (kept.text !== fresh.text) wrong.push(`${turn}: ${JSON.stringify(kept.text)} is ${JSON.stringify(fresh.text)}`);
      for (let at = 0; at < kept.text.length; at += 1) {
        if (/[\n\uFFFC]/.test(kept.text.charAt(at))) continue;
        const span = { start: at, end: at + 1 };
        const range = kept.range(span);
        if (!range || !fresh.isAt(range, span)) wrong.push(`${turn}: range ${at}`);
      }
    }
    stop();
    return { wrong, changes };
  });
  expect(differing.wrong).toEqual([]);
  expect(differing.changes).toBeGreaterThan(100);
});
