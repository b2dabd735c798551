import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import "./observing.js";
import { commit, compose, frame, open, underlines, useBrowser } from "./support.js";

useBrowser();

const SLIP = "我不知道";

/** A page that observes its document, with this markup in it. */
async function watched(markup = ""): Promise<Page> {
  const page = await open("observe.html");
  await page.evaluate((html) => {
    (document.getElementById("stage") as HTMLElement).innerHTML = html;
    globalThis.watching = observing(document);
  }, markup);
  return page;
}

/** Waits until the slip in the field is found. */
async function isFound(page: Page, id: string): Promise<void> {
  await page.waitForFunction((field) => found[field] === 1, id);
}

/** Types a slip into the other field, and sees that of all fields only that one was found since. */
async function isLeftAlone(page: Page, id: string): Promise<void> {
  await page.locator("#other").click();
  await page.keyboard.type(SLIP);
  await isFound(page, "other");
  expect(await page.evaluate(() => found), `${id} is left alone`).not.toHaveProperty(id);
}

function focus(page: Page, id: string): Promise<string | undefined> {
  return page.evaluate((field) => {
    document.getElementById(field)?.focus();
    return document.activeElement?.id;
  }, id);
}

/** How many underlines there are in the document of a frame. */
function underlinesIn(page: Page, selector: string): Promise<number> {
  return page.evaluate((frame) => {
    const view = (document.querySelector(frame) as HTMLIFrameElement).contentWindow as typeof globalThis & Window;
    return [...view.CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  }, selector);
}

/** Boxes in the page at the same time, each with its name. In its markup the box has the id `it`. */
const FOUND = {
  "a text area": '<textarea id="it"></textarea>',
  "an input": '<input id="it">',
  "a search box": '<input id="it" type="search">',
  "an input of unknown type": '<input id="it" type="message">',
  "an input without completion": '<input id="it" autocomplete="off">',
  "a contenteditable element": '<div id="it" contenteditable></div>',
  "plain text": '<div id="it" contenteditable="plaintext-only"></div>',
  "a box in one that is switched off, switched on again": '<div data-phraselint="off"><p data-phraselint="on"><textarea id="it"></textarea></p></div>',
  "a box that is not hidden": '<div aria-hidden="false"><textarea id="it"></textarea></div>',
  "a box in a transformed element": '<div style="transform: scale(.2)"><textarea id="it"></textarea></div>',
  "an empty editable element in a line": '<span id="it" contenteditable style="display: inline; border: 0"></span>',
};

const LEFT_ALONE = {
  "a password": '<input id="it" type="password">',
  "a one-time code": '<input id="it" autocomplete="one-time-code">',
  "a new password that is shown": '<input id="it" autocomplete="section-a new-password">',
  "a card's number": '<input id="it" autocomplete="billing cc-number">',
  "an address for completion": '<input id="it" autocomplete="shipping home email">',
  "a user's name": '<input id="it" autocomplete="username webauthn">',
  "digits": '<input id="it" inputmode="numeric">',
  "a masked input": '<input id="it" style="-webkit-text-security: disc">',
  "an e-mail address": '<input id="it" type="email">',
  "a web address": '<input id="it" type="url">',
  "a telephone number": '<input id="it" type="tel">',
  "a number": '<input id="it" type="number">',
  "a date": '<input id="it" type="date">',
  "a checkbox": '<input id="it" type="checkbox">',
  "a button": '<button id="it" type="button"></button>',
  "a read-only text area": '<textarea id="it" readonly></textarea>',
  "a read-only input": '<input id="it" readonly>',
  "what is no field": '<div id="it" tabindex="0"></div>',
  "what is off": '<textarea id="it" data-phraselint="off"></textarea>',
  "what is in something off": '<div data-phraselint="on"><section data-phraselint="off"><div id="it" contenteditable></div></section></div>',
  "a hidden twin": '<textarea id="it" aria-hidden="true"></textarea>',
  "what is in something hidden": '<div aria-hidden="true"><textarea id="it"></textarea></div>',
  "an invisible box": '<textarea id="it" style="opacity: 0"></textarea>',
  "a box that is out of the page": '<textarea id="it" style="position: absolute; left: -9999px"></textarea>',
  "a box above the page": '<div id="it" contenteditable style="position: absolute; top: -9999px"></div>',
  "a text area that catches keys": '<textarea id="it" style="width: 1px; min-height: 0; padding: 0; border: 0"></textarea>',
  "a text area in a box that shows none of it": '<div style="position: relative; overflow: hidden; width: 3px; height: 0"><textarea id="it" style="position: absolute; width: 1000px"></textarea></div>',
  "an editable element that catches what is pasted": '<div id="it" contenteditable style="height: 1px; min-height: 0; border: 0; overflow: hidden"></div>',
};

/** Types a slip into each of the boxes. @returns how many diagnostics each of those had that were found, by name */
async function foundOf(boxes: Record<string, string>): Promise<Record<string, number>> {
  const names = Object.keys(boxes);
  const page = await watched(Object.values(boxes).map((markup, index) => markup.replace('id="it"', `id="box-${index}"`)).join("\n"));
  for (const [index, name] of names.entries()) {
    expect(await focus(page, `box-${index}`), `${name} has the focus`).toBe(`box-${index}`);
    await page.keyboard.type(SLIP);
  }
  await isLeftAlone(page, "nothing else");
  const found = await page.evaluate(() => globalThis.found);
  return Object.fromEntries(names.flatMap((name, index) => (`box-${index}` in found ? [[name, found[`box-${index}`] ?? NaN]] : [])));
}

describe("finds", () => {
  it("every kind of box that words are typed in", async () => {
    expect(await foundOf(FOUND)).toEqual(Object.fromEntries(Object.keys(FOUND).map((name) => [name, 1])));
  });

  it("a field that comes later", async () => {
    const page = await watched();
    await page.evaluate(() => document.getElementById("stage")?.append(Object.assign(document.createElement("textarea"), { id: "late" })));
    await page.locator("#late").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "late");
  });

  it("the field that has the focus already, and its text", async () => {
    const page = await open("observe.html");
    await page.locator("#other").click();
    await page.keyboard.type(SLIP);
    await page.evaluate(() => void observing(document));
    await isFound(page, "other");
  });

  it("a field once, however often it gets the focus", async () => {
    const page = await watched('<textarea id="it"></textarea>');
    for (let visit = 0; visit < 3; visit += 1) {
      await page.locator("#it").click();
      await page.locator("#other").click();
    }
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
    expect(await underlines(page)).toHaveLength(1);
  });

  it("the outermost of nested editable elements, and an editable island by itself", async () => {
    const page = await watched(`
      <div id="outer" contenteditable><p id="nested" contenteditable>好</p>
      <div contenteditable="false"><p id="island" contenteditable></p></div></div>`);
    await page.locator("#nested").click();
    await page.keyboard.press("End");
    await page.keyboard.type(SLIP);
    await isFound(page, "outer");
    await page.locator("#island").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "island");
    expect(Object.keys(await page.evaluate(() => found)).sort()).toEqual(["island", "outer"]);
  });

  it("fields that are switched, shown or made writable later", async () => {
    const page = await watched('<textarea id="it" readonly></textarea>');
    await page.locator("#it").click();
    await isLeftAlone(page, "it");
    await page.evaluate(() => document.getElementById("it")?.removeAttribute("readonly"));
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
    await page.evaluate(() => document.getElementById("it")?.setAttribute("data-phraselint", "off"));
    await page.locator("#other").click();
    await page.locator("#it").click();
    await page.waitForFunction(() => found["it"] === 0);
    expect((await underlines(page))).toHaveLength(1);
  });

  it("a field that is typed in while it was still fading in when it got the focus", async () => {
    const page = await watched('<div id="box" style="opacity: 0"><textarea id="it"></textarea></div>');
    await focus(page, "it");
    await frame(page);
    expect(await page.evaluate(() => found)).toEqual({});
    await page.evaluate(() => document.getElementById("box")?.removeAttribute("style"));
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
  });

  it("what is composed", async () => {
    const page = await watched('<textarea id="it"></textarea>');
    await page.locator("#it").click();
    await compose(page, ["wo", "wobu"]);
    await commit(page, SLIP);
    await isFound(page, "it");
  });
});

describe("leaves alone", () => {
  it("whatever is no box for words, or is not meant", async () => {
    expect(await foundOf(LEFT_ALONE)).toEqual({});
  });

  it("a disabled field, until it is none", async () => {
    const page = await watched('<fieldset id="set" disabled><textarea id="it"></textarea></fieldset>');
    await focus(page, "it");
    await isLeftAlone(page, "it");
    await page.evaluate(() => document.getElementById("set")?.removeAttribute("disabled"));
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
  });

  it("a password that is shown, and an input that becomes one", async () => {
    const page = await watched('<input id="secret" type="password"><input id="it">');
    await page.locator("#secret").click();
    await page.evaluate(() => { (document.getElementById("secret") as HTMLInputElement).type = "text"; });
    await page.keyboard.type(SLIP);
    await isLeftAlone(page, "secret");
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
    await page.evaluate(() => { (document.getElementById("it") as HTMLInputElement).type = "password"; });
    await page.keyboard.type("a");
    await page.waitForFunction(() => found["it"] === 0);
  });

  it("what the page does not accept", async () => {
    const page = await open("observe.html");
    await page.evaluate(() => {
      (document.getElementById("stage") as HTMLElement).innerHTML = '<textarea id="it"></textarea>';
      observing(document, { accepts: ({ id }) => id !== "it" });
    });
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isLeftAlone(page, "it");
  });

  it("what is outside the root", async () => {
    const page = await open("observe.html");
    await page.evaluate(() => {
      const stage = document.getElementById("stage") as HTMLElement;
      stage.innerHTML = '<textarea id="it"></textarea>';
      document.getElementById("other")?.focus();
      observing(stage);
    });
    await page.keyboard.type(SLIP);
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
    expect(await page.evaluate(() => found)).toEqual({ it: 1 });
  });
});

describe("in shadow trees", () => {
  /** Two boxes in a shadow tree in a shadow tree. */
  const nested = (page: Page) => page.evaluate(() => {
    let tree: Element = document.getElementById("stage") as HTMLElement;
    for (const id of ["first-host", "second-host"]) {
      const host = Object.assign(document.createElement("div"), { id });
      (tree.shadowRoot ?? tree).append(host);
      host.attachShadow({ mode: "open" });
      tree = host;
    }
    for (const id of ["one", "two"]) tree.shadowRoot?.append(Object.assign(document.createElement("textarea"), { id }));
  });

  it("finds fields, also when the focus moves inside the tree", async () => {
    const page = await watched();
    await nested(page);
    for (const id of ["one", "two"]) {
      // The second click is an event that the document never sees.
      await page.locator(`#${id}`).click();
      await page.keyboard.type(SLIP);
      await isFound(page, id);
    }
    expect(await underlines(page)).toHaveLength(2);
  });

  it("finds the field that has the focus already", async () => {
    const page = await open("observe.html");
    await nested(page);
    await page.locator("#one").click();
    await page.keyboard.type(SLIP);
    await page.evaluate(() => void observing(document));
    await isFound(page, "one");
  });

  it("heeds what is said outside the tree", async () => {
    const page = await watched();
    await nested(page);
    await page.evaluate(() => document.getElementById("first-host")?.setAttribute("data-phraselint", "off"));
    await page.locator("#one").click();
    await page.keyboard.type(SLIP);
    await isLeftAlone(page, "one");
  });

  it("takes such a tree as the root", async () => {
    const page = await open("observe.html");
    await nested(page);
    await page.evaluate(() => {
      const inner = document.getElementById("first-host")?.shadowRoot?.getElementById("second-host")?.shadowRoot;
      observing(inner as ShadowRoot);
    });
    await page.locator("#two").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "two");
    await page.locator("#other").click();
    await page.keyboard.type(SLIP);
    await frame(page);
    expect(await page.evaluate(() => found)).toEqual({ two: 1 });
  });
});

describe("in frames", () => {
  const FRAME = '<iframe id="frame" src="frame.html"></iframe>';
  /** Types a slip into the field with the id in the frame. */
  async function typeIn(page: Page, selector = "#frame", id = "inner"): Promise<void> {
    await page.frameLocator(selector).locator(`#${id}`).click();
    await page.keyboard.type(SLIP);
  }

  it("finds fields, and their card opens", async () => {
    const page = await watched(FRAME);
    await typeIn(page);
    await isFound(page, "inner");
    expect(await underlinesIn(page, "#frame")).toBe(1);
    await page.keyboard.press("Alt+Enter");
    // In the frame, or around one that is too small for it.
    await page.waitForFunction(() => [document, (document.getElementById("frame") as HTMLIFrameElement).contentDocument].some((each) => each?.querySelector("phraselint-card")));
  });

  it("finds the field that has the focus already", async () => {
    const page = await open("observe.html");
    await page.evaluate((html) => { (document.getElementById("stage") as HTMLElement).innerHTML = html; }, FRAME);
    await typeIn(page);
    await page.evaluate(() => void observing(document));
    await isFound(page, "inner");
  });

  it.each([
    ["srcdoc", `<iframe id="frame" srcdoc="<textarea id='inner'></textarea>"></iframe>`],
    ["a frame in a frame", `<iframe srcdoc="<iframe id='frame' src='frame.html'></iframe>"></iframe>`],
  ])("finds fields in %s", async (_, markup) => {
    const page = await watched(markup);
    const inner = page.frameLocator("iframe");
    await (markup.includes("frame.html") ? inner.frameLocator("iframe") : inner).locator("#inner").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "inner");
  });

  it.each([
    ["as it comes", () => undefined],
    ["that is written anew", (inner: Document) => {
      inner.open();
      inner.write("<textarea id=old></textarea>");
      inner.close();
    }],
  ])("finds fields in an empty frame %s", async (_, prepare) => {
    const page = await watched();
    await page.evaluate(`(() => {
      const frame = document.getElementById("stage").appendChild(Object.assign(document.createElement("iframe"), { id: "frame" }));
      (${prepare})(frame.contentDocument);
      frame.contentDocument.body.append(Object.assign(frame.contentDocument.createElement("textarea"), { id: "inner" }));
    })()`);
    await typeIn(page);
    await isFound(page, "inner");
  });

  it.each([
    ["its body is editable", (inner: Document) => { inner.body.contentEditable = "true"; }],
    ["it is in design mode", (inner: Document) => { inner.designMode = "on"; }],
  ])("finds the body of a frame when %s", async (_, prepare) => {
    const page = await watched('<iframe id="frame"></iframe>');
    await page.evaluate(`(() => {
      const inner = document.getElementById("frame").contentDocument;
      (${prepare})(inner);
      inner.body.id = "body";
    })()`);
    await page.locator("#frame").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "body");
    expect(await underlinesIn(page, "#frame")).toBe(1);
  });

  it("finds fields in a frame in a shadow tree", async () => {
    const page = await watched('<div id="host"></div>');
    await page.evaluate((html) => {
      const tree = document.getElementById("host")?.attachShadow({ mode: "open" }) as ShadowRoot;
      tree.innerHTML = html;
    }, FRAME);
    await page.locator("#other").click();
    await typeIn(page);
    await isFound(page, "inner");
  });

  it("goes along when a frame is navigated, to and fro", async () => {
    const page = await watched(FRAME);
    await typeIn(page);
    await isFound(page, "inner");
    await page.evaluate(() => new Promise((loaded) => {
      const inner = document.getElementById("frame") as HTMLIFrameElement;
      inner.onload = loaded;
      inner.src = "frame.html?second";
    }));
    // The field of before has been let go.
    expect(await page.evaluate(() => found)).toEqual({ inner: 0 });
    await typeIn(page);
    await isFound(page, "inner");
    expect(await underlinesIn(page, "#frame")).toBe(1);
  });

  it("lets go what is in a frame that is removed", async () => {
    const page = await watched(FRAME);
    await typeIn(page);
    await isFound(page, "inner");
    await page.evaluate(() => document.getElementById("frame")?.remove());
    expect(await page.evaluate(() => found)).toEqual({ inner: 0 });
  });

  it.each([
    ["of another origin", "URL"],
    ["of no origin", "data:text/html,<textarea id=inner></textarea>"],
  ])("leaves a frame %s alone, without an error", async (_, source) => {
    const page = await watched();
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    const src = source === "URL" ? page.url().replace("127.0.0.1", "localhost").replace("observe.html", "frame.html") : source;
    await page.evaluate((url) => new Promise((loaded) => {
      const inner = document.createElement("iframe");
      inner.onload = loaded;
      Object.assign(inner, { id: "frame", src: url });
      document.getElementById("stage")?.append(inner);
    }), src);
    await typeIn(page);
    await isLeftAlone(page, "inner");
    expect(errors).toEqual([]);
  });

  it("heeds what is said of the frame", async () => {
    const page = await watched(`<div data-phraselint="off">${FRAME}</div>`);
    await typeIn(page);
    await isLeftAlone(page, "inner");
  });
});

describe("when stopped", () => {
  it("lets every field go, tells so, and finds no more", async () => {
    const page = await watched('<textarea id="it"></textarea><iframe id="frame" src="frame.html"></iframe>');
    await page.locator("#it").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "it");
    await page.frameLocator("#frame").locator("#inner").click();
    await page.keyboard.type(SLIP);
    await isFound(page, "inner");
    await page.evaluate(() => watching());
    expect(await page.evaluate(() => found)).toEqual({ it: 0, inner: 0 });
    expect([await underlines(page), await underlinesIn(page, "#frame")]).toEqual([[], 0]);
    await page.keyboard.type(SLIP);
    await page.locator("#other").click();
    await page.keyboard.type(SLIP);
    await frame(page);
    expect(await page.evaluate(() => found)).toEqual({ it: 0, inner: 0 });
    expect([await underlines(page), await underlinesIn(page, "#frame")]).toEqual([[], 0]);
  });
});

it("asks for the context of the field, and lints all of them again when told to", async () => {
  const page = await open("observe.html");
  await page.evaluate(() => {
    (document.getElementById("stage") as HTMLElement).innerHTML = '<textarea id="it"></textarea>';
    const asked: string[] = [];
    globalThis.watching = observing(document, { context: (field) => {
      asked.push(field.id);
      return { scene: "hold" };
    } });
    Object.assign(globalThis, { asked });
  });
  for (const id of ["it", "other"]) {
    await page.locator(`#${id}`).click();
    await page.keyboard.type(SLIP);
    await isFound(page, id);
  }
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.splice(0));
  expect(new Set(await asked())).toEqual(new Set(["it", "other"]));
  await page.evaluate(() => watching.refresh());
  await frame(page);
  expect((await asked()).sort()).toEqual(["it", "other"]);
});
