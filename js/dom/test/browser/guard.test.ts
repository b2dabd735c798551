import type { Page } from "playwright-core";
import type { GuardOptions } from "phraselint/dom";
import { describe, expect, it } from "vitest";
import { card, closedCard, commit, compose, frame, open, openCard, underlined, useBrowser } from "./support.js";

useBrowser();

const TEXT = "我不知道";

interface Sent {
  /** The messages that the page has sent. */
  readonly sent: string[];
  /** What `onSend` was told. */
  readonly told: string[];
  /** Events of Enter that reached the field. */
  readonly seen: string[];
}

/** How a console learns that a message is to be sent. */
type Way =
  | "keydown at the document" | "keydown at the window, first, added later" | "keydown at a root, last" | "keydown at the box" | "keyup" | "keypress"
  | "pointerdown of the button" | "mousedown of the button" | "click of the button" | "submit";

/** Makes a console of the box with the id that sends and empties the box, in a form with a button. It knows nothing of input methods. */
async function consoleOf(page: Page, id: string, way: Way): Promise<void> {
  await page.evaluate(([field, how]) => {
    const box = document.getElementById(field) as HTMLInputElement;
    const form = document.createElement("form");
    const button = document.createElement("button");
    button.textContent = "发送";
    button.className = "send";
    button.type = how === "submit" ? "submit" : "button";
    box.before(form);
    form.append(box, button);
    const state = Object.assign(globalThis, { sent: [] as string[], told: [] as string[], seen: [] as string[] });
    const send = (event?: Event): void => {
      event?.preventDefault();
      state.sent.push(box.isContentEditable ? box.textContent ?? "" : box.value);
      if (box.isContentEditable) box.textContent = "";
      else box.value = "";
    };
    const onEnter = (event: KeyboardEvent): void => { if (event.key === "Enter" && !event.shiftKey && !event.altKey) send(event); };
    for (const type of ["keydown", "keypress", "keyup"] as const) box.addEventListener(type, ({ key }) => { if (key === "Enter") state.seen.push(type); });
    if (how === "keydown at the document") document.addEventListener("keydown", onEnter, { capture: true });
    if (how === "keydown at a root, last") document.body.addEventListener("keydown", onEnter);
    if (how === "keydown at the box") box.addEventListener("keydown", onEnter);
    if (how === "keyup" || how === "keypress") box.addEventListener(how, onEnter);
    if (how === "submit") form.addEventListener("submit", send);
    else form.addEventListener("submit", (event) => event.preventDefault());
    const press = how.replace(" of the button", "");
    if (press !== how) button.addEventListener(press, send);
    Object.assign(globalThis, { later: () => { if (how === "keydown at the window, first, added later") addEventListener("keydown", onEnter, { capture: true }); } });
  }, [id, way] as const);
}

interface Setting extends Omit<GuardOptions, "onSend" | "action"> {
  readonly action?: GuardOptions["action"];
  /** Whether the linter keeps its answers until `answer` is called. */
  readonly isLate?: boolean;
}

/** Attaches a linter that forbids 不知道, for which it has one wording, and advises against 等一下, for which it has two. */
async function guard(page: Page, id = "area", setting: Setting = {}): Promise<void> {
  await page.evaluate(([field, { isLate, ...options }]) => {
    const find = (text: string) => [...text.matchAll(/不知道|等一下/g)].map(({ 0: found, index: start }) => ({
      rule: found === "不知道" ? "test/unknown" : "test/wait",
      severity: found === "不知道" ? "error" as const : "warning" as const,
      start, end: start + 3, text: found, message: "改写",
      suggestions: (found === "不知道" ? ["帮您查"] : ["请稍候", "稍等好吗"]).map((wording) => ({ text: wording, start, end: start + 3 })),
    }));
    const awaited: (() => void)[] = [];
    const later = (text: string) => new Promise<ReturnType<typeof find>>((resolve) => awaited.push(() => resolve(find(text))));
    Object.assign(globalThis, { answer: () => { for (const resolve of awaited.splice(0)) resolve(); } });
    const { told, later: addLater } = globalThis as unknown as { told: string[]; later: () => void };
    lab.attached[field] = lab.attach(document.getElementById(field) as HTMLElement, { lint: isLate ? later : find }, {
      guard: { action: "ask", ...options, onSend: ({ decision, diagnostics }) => told.push(`${decision} ${diagnostics.length}`) },
    });
    addLater();
  }, [id, setting] as const);
}

const state = (page: Page): Promise<Sent> => page.evaluate(() => {
  const { sent, told, seen } = globalThis as unknown as Sent;
  return { sent, told, seen };
});

async function typed(page: Page, id = "area", text = TEXT): Promise<void> {
  await page.locator(`#${id}`).click();
  await page.keyboard.type(text);
  await underlined(page, [...text.matchAll(/不知道|等一下/g)].length);
}

async function ready(page: Page, way: Way, setting: Setting = {}, id = "area", text = TEXT): Promise<void> {
  await consoleOf(page, id, way);
  await guard(page, id, setting);
  await typed(page, id, text);
}

const heldCard = (page: Page) => openCard(page, ({ text }) => text.includes("还没有发送"));

async function pressSend(page: Page): Promise<void> {
  const box = await page.locator(".send").boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
}

describe("a key that sends", () => {
  it.each([
    "keydown at the document", "keydown at the window, first, added later", "keydown at a root, last", "keydown at the box", "keyup", "keypress",
  ] as const)("is held once: %s", async (way) => {
    const page = await open();
    await ready(page, way);
    await page.keyboard.press("Enter");
    const { text } = await heldCard(page);
    expect(text).toContain("「不知道」");
    expect(text).toContain("照样发送：再按一次 Enter");
    expect(await state(page)).toEqual({ sent: [], told: ["held 1"], seen: [] });
    expect(await page.inputValue("#area")).toBe(TEXT);
    await page.keyboard.press("Enter");
    // On the way down and through, the key makes a line break first.
    await page.waitForFunction(() => (globalThis as unknown as Sent).sent.length === 1);
    const { sent, told } = await state(page);
    expect(sent.map((message) => message.trim())).toEqual([TEXT]);
    expect(told).toEqual(["held 1", "sent-anyway 1"]);
    await closedCard(page);
  });

  it("is the page's where the page listened at the window before", async () => {
    const page = await open();
    await consoleOf(page, "area", "keydown at the window, first, added later");
    await page.evaluate(() => (globalThis as unknown as { later: () => void }).later());
    await guard(page);
    // Once is enough for this page.
    await page.evaluate(() => Object.assign(globalThis, { later: () => undefined }));
    await typed(page);
    await page.keyboard.press("Enter");
    const { sent, told } = await state(page);
    expect(sent[0]).toBe(TEXT);
    expect(told).toEqual([]);
    expect(await card(page)).toBeUndefined();
  });

  it.each(["line", "editable"])("is held in %s", async (id) => {
    const page = await open();
    await ready(page, "keydown at the document", {}, id);
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect((await state(page)).sent).toEqual([]);
    await page.keyboard.press("Enter");
    expect((await state(page)).sent).toEqual([TEXT]);
  });

  it("goes to the page, all of it, where nothing is wrong", async () => {
    const page = await open();
    await ready(page, "keyup", {}, "area", "您好");
    await page.keyboard.press("Enter");
    expect(await state(page)).toEqual({ sent: ["您好\n"], told: [], seen: ["keydown", "keypress", "keyup"] });
  });

  it("is held where the slip is scrolled out of sight", async () => {
    const page = await open();
    await ready(page, "keydown at the document", {}, "area", TEXT);
    for (let lines = 0; lines < 8; lines += 1) await page.keyboard.press("Shift+Enter");
    await underlined(page, 1);
    expect(await page.evaluate(() => document.getElementById("area")?.scrollTop)).toBeGreaterThan(60);
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1"] });
  });

  it("is another one, with other keys held, or as the options say", async () => {
    const page = await open();
    await ready(page, "keydown at the document", { sendKeys: ["Ctrl+Enter"] });
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Control+Enter");
    await heldCard(page);
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1"] });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: [`${TEXT}\n`], told: ["held 1"] });
  });

  it("makes a line break with Shift", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.press("Shift+Enter");
    expect(await page.inputValue("#area")).toBe(`${TEXT}\n`);
    expect(await card(page)).toBeUndefined();
  });

  it("stays held while it is held down", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.down("Enter");
    await heldCard(page);
    for (let times = 0; times < 3; times += 1) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    expect(await state(page)).toEqual({ sent: [], told: ["held 1"], seen: [] });
  });

  it("is not sending while an input method composes", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    const session = await page.context().newCDPSession(page);
    await compose(page, ["n", "ni"]);
    // What an input method gets has this code; without a composition, where a browser has ended it already.
    const enter = { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 } as const;
    await page.evaluate(() => {
      const { seen } = globalThis as unknown as Sent;
      addEventListener("keydown", ({ key, keyCode }) => seen.push(`${key} ${keyCode}`), { capture: true });
      // This console knows what it does.
      addEventListener("keydown", (event) => { if (event.keyCode === 229) event.stopImmediatePropagation(); }, { capture: true });
    });
    await session.send("Input.dispatchKeyEvent", enter);
    await commit(page, "你");
    await session.send("Input.dispatchKeyEvent", enter);
    expect(await state(page)).toMatchObject({ sent: [], told: [] });
    expect((await state(page)).seen.filter((name) => name === "Enter 229")).toHaveLength(2);
    expect(await card(page)).toBeUndefined();
    await page.keyboard.press("Enter");
    await heldCard(page);
  });

  it("takes an entry of the box's menu, and sends nothing, while that is open", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.evaluate(() => { (document.getElementById("area") as HTMLElement).ariaExpanded = "true"; });
    await page.keyboard.press("Enter");
    expect((await state(page)).seen).toContain("keydown");
    expect(await card(page)).toBeUndefined();
  });

  it("belongs to a card that is steered", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("我帮您查");
    expect(await state(page)).toMatchObject({ sent: [], told: [] });
  });

  it("is the page's again after detaching", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.press("Enter");
    await heldCard(page);
    await page.evaluate(() => lab.attached["area"]?.());
    expect(await card(page)).toBeUndefined();
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["held 1"] });
  });
});

describe("asks anew", () => {
  it.each([
    ["after Esc", "Escape"],
    ["after the caret has moved", "ArrowLeft"],
    ["after the text was changed and changed back", "好 Backspace"],
  ])("%s", async (_, keys) => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.press("Enter");
    await heldCard(page);
    for (const key of keys.split(" ")) await (key === "好" ? page.keyboard.type(key) : page.keyboard.press(key));
    await closedCard(page);
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1", "held 1"] });
  });

  it("after a press elsewhere, or on the card's way back", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.press("Enter");
    await heldCard(page);
    await page.mouse.click(300, 700);
    await closedCard(page);
    await page.locator("#area").click({ position: { x: 300, y: 60 } });
    await page.keyboard.press("Enter");
    const back = (await heldCard(page)).actions.find(({ text }) => text.includes("返回修改"));
    await page.mouse.click(back?.x ?? 0, back?.y ?? 0);
    await closedCard(page);
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1", "held 1", "held 1"] });
  });
});

describe("mending", () => {
  it("has one key for what needs no choice, and sends then", async () => {
    const page = await open();
    await ready(page, "keydown at the document");
    await page.keyboard.press("Enter");
    await heldCard(page);
    await page.keyboard.press("Alt+Enter");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("我帮您查");
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: ["我帮您查"], told: ["held 1"] });
  });

  it("hands a choice to the keyboard", async () => {
    const page = await open();
    await ready(page, "keydown at the document", { severity: "warning" }, "area", "等一下");
    await page.keyboard.press("Enter");
    await heldCard(page);
    await page.keyboard.press("Alt+Enter");
    expect((await openCard(page, ({ choices }) => choices.length === 2)).choices[0]?.active).toBe(true);
    await page.keyboard.press("2");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("稍等好吗");
    expect((await state(page)).sent).toEqual([]);
  });

  it("has one key for all", async () => {
    const page = await open();
    await ready(page, "keydown at the document", {}, "area", "不知道,我不知道");
    await page.keyboard.press("Enter");
    expect((await heldCard(page)).actions.map(({ text }) => text.split("\n")[0])).toContainEqual(expect.stringContaining("全部修正（2）"));
    await page.keyboard.press("Alt+Shift+Enter");
    await page.waitForFunction(() => (document.getElementById("area") as HTMLTextAreaElement).value === "帮您查,我帮您查");
    await closedCard(page);
  });

  it("opens the card of a slip that is pressed", async () => {
    const page = await open();
    await ready(page, "keydown at the document", { severity: "info" }, "area", "不知道,等一下");
    await page.keyboard.press("Enter");
    await openCard(page);
    const rows = await page.evaluate(() => {
      const root = shadowRoots.find(({ host }) => host.isConnected && host.matches(":popover-open"));
      return [...root?.querySelectorAll(".slip") ?? []].map((row) => {
        const { left, top } = row.getBoundingClientRect();
        return { text: row.textContent, x: left + 5, y: top + 5 };
      });
    });
    expect(rows.map(({ text }) => text)).toEqual(["禁用语 「不知道」改写", "不宜用语 「等一下」改写"]);
    await page.mouse.click(rows[1]?.x ?? 0, rows[1]?.y ?? 0);
    expect((await openCard(page, ({ choices }) => choices[0]?.text === "请稍候")).label).toBe("不宜用语 「等一下」");
  });
});

describe("a press of the send button", () => {
  it.each(["pointerdown of the button", "mousedown of the button", "click of the button"] as const)("is held once: %s", async (way) => {
    const page = await open();
    await ready(page, way, { sendButton: ".send" });
    await pressSend(page);
    expect((await heldCard(page)).text).toContain("再点一次发送");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("area");
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1"] });
    await pressSend(page);
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["held 1", "sent-anyway 1"] });
    await closedCard(page);
  });

  it("is held on a touch screen, and from the keyboard", async () => {
    const page = await open("fields.html", { hasTouch: true });
    await ready(page, "click of the button", { sendButton: ".send" });
    await page.locator(".send").tap();
    await heldCard(page);
    await page.keyboard.press("Escape");
    await closedCard(page);
    await page.locator(".send").focus();
    await page.keyboard.press(" ");
    await heldCard(page);
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1", "held 1"] });
    await page.locator(".send").focus();
    await page.keyboard.press(" ");
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["held 1", "held 1", "sent-anyway 1"] });
  });

  it("goes through where nothing is wrong, and where no button is named", async () => {
    const page = await open();
    await ready(page, "click of the button");
    await pressSend(page);
    await typed(page, "area", "您好");
    await pressSend(page);
    expect(await state(page)).toMatchObject({ sent: [TEXT, "您好"], told: [] });
  });

  it("is about the box that was used last", async () => {
    const page = await open();
    await ready(page, "click of the button", { sendButton: ".send" });
    await guard(page, "line", { sendButton: ".send" });
    await page.locator("#line").click();
    await page.keyboard.type("您好");
    await pressSend(page);
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: [] });
  });
});

describe("a form", () => {
  it.each([{ sendButton: ".send" }, {}, { sendKeys: [] }, { sendKeys: [], sendButton: ".send" }])("asks once for Enter in an input, and sends once: %j", async (setting) => {
    const page = await open();
    await ready(page, "submit", setting, "line");
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1"] });
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["held 1", "sent-anyway 1"] });
    await closedCard(page);
  });

  it.each(["area", "line", "editable"])("is held when its button is pressed under %s", async (id) => {
    const page = await open();
    await ready(page, "submit", {}, id);
    await pressSend(page);
    expect((await heldCard(page)).text).toContain("再提交一次");
    await pressSend(page);
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["held 1", "sent-anyway 1"] });
  });

  it("is held in a shadow tree", async () => {
    const page = await open();
    await consoleOf(page, "line", "submit");
    await page.evaluate(() => {
      const host = document.createElement("div");
      const form = document.querySelector("form") as HTMLElement;
      form.before(host);
      host.attachShadow({ mode: "open" }).append(form);
      // Only what is under the document is found by id.
      const line = form.querySelector("input") as HTMLElement;
      const { getElementById } = document;
      document.getElementById = (id) => (id === "line" ? line : getElementById.call(document, id));
    });
    await guard(page, "line", { sendKeys: [] });
    await page.locator("input").click();
    await page.keyboard.type(TEXT);
    await underlined(page, 1);
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect((await state(page)).sent).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["held 1", "sent-anyway 1"] });
  });
});

describe("what is held", () => {
  it("is nothing with `allow`, which reports", async () => {
    const page = await open();
    await ready(page, "submit", { action: "allow", sendButton: ".send" }, "line");
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: [TEXT], told: ["allowed 1"] });
    expect(await card(page)).toBeUndefined();
  });

  it("is everything with `block`, until it is mended", async () => {
    const page = await open();
    await ready(page, "keydown at the document", { action: "block", sendButton: ".send" });
    for (let times = 0; times < 3; times += 1) {
      await page.keyboard.press("Enter");
      expect((await heldCard(page)).text).toContain("修正后才能发送");
    }
    expect(await state(page)).toMatchObject({ sent: [], told: ["held 1", "held 1", "held 1"] });
    await page.keyboard.press("Alt+Enter");
    await closedCard(page);
    await page.keyboard.press("Enter");
    expect((await state(page)).sent).toEqual(["我帮您查"]);
  });

  it("begins at the severity of the options", async () => {
    const page = await open();
    await ready(page, "keydown at the document", {}, "area", "等一下");
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ sent: ["等一下"], told: [] });
    await page.evaluate(() => lab.attached["area"]?.());
    await guard(page, "area", { severity: "warning" });
    await typed(page, "area", "等一下");
    await page.keyboard.press("Enter");
    await heldCard(page);
  });

  it("is what is known of the text by then, where the linter takes its time", async () => {
    const page = await open();
    await consoleOf(page, "area", "keydown at the document");
    await guard(page, "area", { isLate: true });
    await page.locator("#area").click();
    await page.keyboard.type(TEXT);
    await frame(page);
    await page.evaluate(() => (globalThis as unknown as { answer: () => void }).answer());
    await underlined(page, 1);
    await page.keyboard.press("Enter");
    await heldCard(page);
    expect((await state(page)).sent).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await underlined(page, 0);
    await page.keyboard.type("他不知道吗");
    await page.keyboard.press("Enter");
    // No answer yet: nothing is known to be wrong, and the key is the page's.
    expect((await state(page)).sent).toEqual(["他不知道吗"]);
  });
});
