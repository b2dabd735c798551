import type { Page } from "playwright-core";
import type { Diagnostic, Suggestion } from "phraselint";
import { describe, expect, it } from "vitest";
import { card, closedCard, frame, open, openCard, placeOf, underlined, underlines, useBrowser } from "./support.js";

useBrowser();

interface Rule extends Partial<Omit<Diagnostic, "suggestions" | "start" | "end">> {
  /** What it finds. Nothing: it misses something at the end. */
  readonly finds: string;
  readonly suggests?: readonly Omit<Suggestion, "start" | "end">[];
}

/** Attaches a linter of these rules. `onRuleOff` fills `switchedOff`; a rule of the id `fixed` may not be switched off. */
async function attach(page: Page, rules: readonly Rule[], { id = "area", rulesOff = [] as string[] } = {}): Promise<void> {
  await page.evaluate(([field, known, off]) => {
    const switchedOff: string[] = [];
    const shared = new Set(off);
    Object.assign(globalThis, { switchedOff, shared });
    lab.attached[field] = lab.attach(document.getElementById(field) as HTMLElement, {
      lint: (text) => known.flatMap(({ finds, suggests = [], ...rest }) => {
        const starts = finds ? [...text.matchAll(new RegExp(finds, "g"))].map(({ index }) => index) : [text.length];
        return starts.map((start) => {
          const end = start + finds.length;
          return {
            rule: `test/${finds}`, severity: "error" as const, message: "改写", ...rest,
            start, end, text: finds, suggestions: suggests.map((suggestion) => ({ start, end, ...suggestion })),
          };
        });
      }).sort((one, other) => one.start - other.start),
    }, { rulesOff: shared, pause: 0, maySwitchOff: (rule) => rule !== "fixed", onRuleOff: (rule) => switchedOff.push(rule) });
  }, [id, rules, rulesOff] as const);
}

async function typed(page: Page, text: string, count: number, id = "area"): Promise<void> {
  await page.locator(`#${id}`).click();
  await page.keyboard.type(text);
  await underlined(page, count);
}

async function press(page: Page, name: string): Promise<void> {
  const { actions } = await openCard(page, (view) => view.actions.some(({ text }) => text.includes(name)));
  const { x, y } = actions.find(({ text }) => text.includes(name)) ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

const ONE: Rule = { finds: "甲", suggests: [{ text: "乙" }] };

describe("ignoring", () => {
  it("leaves out the one, by pointer, and the others not", async () => {
    const page = await open();
    await attach(page, [ONE]);
    await typed(page, "甲和甲", 2);
    const { x, y } = await placeOf(page, 0);
    await page.mouse.click(x, y);
    await press(page, "忽略这一处");
    await closedCard(page);
    expect((await underlined(page, 1)).map(({ start }) => start)).toEqual([2]);
    await page.keyboard.press("Home");
    await page.keyboard.type("你");
    expect((await underlined(page, 1)).map(({ start }) => start)).toEqual([3]);
    expect(await page.inputValue("#area")).toBe("你甲和甲");
  });

  it("is reached by arrows, and taken by Enter", async () => {
    const page = await open();
    await attach(page, [ONE]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.press("ArrowDown");
    expect((await openCard(page)).actions.map(({ active }) => active)).toEqual([true, false]);
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await underlines(page)).toEqual([]);
    expect(await page.inputValue("#area")).toBe("甲");
  });
});

describe("switching a rule off", () => {
  it("says so, tells the page, and can be undone from the keyboard", async () => {
    const page = await open();
    await attach(page, [ONE, { finds: "丙" }]);
    await typed(page, "甲丙甲", 3);
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.press("ArrowUp");
    expect((await openCard(page)).actions.findLast(({ active }) => active)?.text).toContain("全部修正");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const notice = await openCard(page, ({ text }) => text.includes("已不再提示此规则"));
    expect(notice.text).toContain("test/甲");
    expect(notice.choices).toEqual([]);
    await underlined(page, 1);
    expect(await page.evaluate(() => (globalThis as unknown as { switchedOff: string[] }).switchedOff)).toEqual(["test/甲"]);
    await page.keyboard.press("Enter");
    await closedCard(page);
    await underlined(page, 3);
    expect(await page.inputValue("#area")).toBe("甲丙甲");
  });

  it("can be undone by a press, and is done for every box that shares the set", async () => {
    const page = await open();
    await attach(page, [ONE]);
    await typed(page, "甲", 1);
    const { x, y } = await placeOf(page);
    await page.mouse.click(x, y);
    await press(page, "不再提示此规则");
    const { copy: undo } = await openCard(page, ({ text }) => text.includes("撤销"));
    expect(await underlines(page)).toEqual([]);
    expect(await page.evaluate(() => [...(globalThis as unknown as { shared: Set<string> }).shared])).toEqual(["test/甲"]);
    await page.mouse.click(undo?.x ?? 0, undo?.y ?? 0);
    await closedCard(page);
    await underlined(page, 1);
  });

  it("is not offered where it is not allowed", async () => {
    const page = await open();
    await attach(page, [{ ...ONE, rule: "fixed" }]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    expect((await openCard(page)).actions.map(({ text }) => text)).toEqual(["忽略这一处"]);
  });
});

describe("fixing all", () => {
  it("is offered from two safe ones on, and done by a press", async () => {
    const page = await open();
    await attach(page, [ONE, { finds: "丙", suggests: [{ text: "丁" }, { text: "戊" }] }]);
    await typed(page, "甲丙", 2);
    await page.keyboard.press("Alt+Enter");
    expect((await openCard(page)).actions).toHaveLength(2);
    await page.keyboard.type("甲");
    await closedCard(page);
    await underlined(page, 3);
    await page.keyboard.press("Alt+Enter");
    await press(page, "全部修正（2）");
    await page.waitForFunction(() => (document.getElementById("area") as HTMLTextAreaElement).value === "乙丙乙");
    await closedCard(page);
  });

  it("has a key of its own, without a card, that is the page's where nothing is safe", async () => {
    const page = await open();
    await attach(page, [ONE], { id: "editable" });
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      document.addEventListener("keydown", ({ key, altKey }) => { if (altKey && key === "Enter") seen.push(key); });
    });
    await typed(page, "甲和甲", 2, "editable");
    await page.keyboard.press("Alt+Shift+Enter");
    await page.waitForFunction(() => document.getElementById("editable")?.textContent === "乙和乙");
    await underlined(page, 0);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    await page.keyboard.press("Alt+Shift+Enter");
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual(["Enter"]);
  });
});

describe("what it says", () => {
  it("has no quotation marks around wording that is missing", async () => {
    const page = await open();
    await attach(page, [{ finds: "", message: "结束时没有感谢", suggests: [{ text: "感谢您的来电" }] }]);
    await typed(page, "再见", 1);
    await page.keyboard.press("Alt+Enter");
    const { text, label } = await openCard(page);
    expect(label).toBe("缺少用语");
    expect(text).not.toContain("「");
    await page.keyboard.press("Enter");
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("再见感谢您的来电");
  });

  it("is text, whatever a rule holds, under the strictest policy", async () => {
    const page = await open();
    // A policy that is added later holds for everything after it. The card's place is a module of the page's own origin.
    await page.evaluate(() => {
      const meta = document.createElement("meta");
      meta.httpEquiv = "Content-Security-Policy";
      meta.content = "default-src 'none'; script-src 'self'; style-src 'none'; require-trusted-types-for 'script'";
      document.head.append(meta);
      const broken: string[] = [];
      Object.assign(globalThis, { broken });
      addEventListener("securitypolicyviolation", ({ violatedDirective }) => broken.push(violatedDirective));
    });
    await expect(page.evaluate(() => { document.createElement("p").innerHTML = "<b>"; })).rejects.toThrow("TrustedHTML");
    await page.evaluate(() => (globalThis as unknown as { broken: string[] }).broken.splice(0));
    const markup = (name: string) => `<img src=x onerror="ran='${name}'"> {<b>${name}</b>}`;
    await attach(page, [{
      finds: "甲", rule: markup("rule"), message: markup("message"), why: markup("why"), suggests: [{ text: markup("wording"), when: markup("when") }],
    }]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    const { text, box } = await openCard(page);
    for (const name of ["message", "why", "wording", "when"]) expect(text).toContain(markup(name));
    expect(box.right - box.left).toBeGreaterThan(200);
    await press(page, "不再提示此规则");
    expect((await openCard(page, (view) => view.text.includes("撤销"))).text).toContain(markup("rule"));
    await frame(page);
    expect(await page.evaluate(() => [shadowRoots.some((root) => root.querySelector("img, b")), "ran" in globalThis])).toEqual([false, false]);
    expect(await page.evaluate(() => (globalThis as unknown as { broken: string[] }).broken)).toEqual([]);
    expect(await page.evaluate(() => {
      const element = shadowRoots.find(({ host }) => host.isConnected)?.querySelector(".card") as HTMLElement;
      return getComputedStyle(element).borderRadius;
    })).toBe("10px");
  });

  it("has names and roles for screen readers", async () => {
    const page = await open();
    await attach(page, [{ ...ONE, why: "因为", suggests: [{ text: "乙", when: "平时" }] }]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const seen = nodes.filter(({ ignored }) => !ignored).map(({ role, name, description }) => [role?.value, name?.value, description?.value ?? ""]);
    expect(seen).toContainEqual(["dialog", "禁用语 「甲」", "禁用语 「甲」 改写 因为"]);
    expect(seen).toContainEqual(["list", "建议用语", ""]);
    expect(seen).toContainEqual(["button", "1 乙 平时", ""]);
    expect(seen).toContainEqual(["button", "忽略这一处", ""]);
  });

  it("is said by a live region where the browser has no other way, and nothing of that is left", async () => {
    const page = await open();
    const markup = await page.evaluate(() => {
      delete (Element.prototype as { ariaNotify?: unknown }).ariaNotify;
      return document.documentElement.outerHTML;
    });
    await attach(page, [ONE]);
    await typed(page, "甲", 1);
    const said = (text: string) => page.waitForFunction((wanted) => shadowRoots.some((root) => {
      const region = root.querySelector("[role=status]");
      return root.host.isConnected && !document.body.contains(root.host) && region?.textContent?.includes(wanted);
    }), text);
    await said("有 1 处用语提示，按 Alt+Enter 查看");
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.press("ArrowDown");
    await said("第 2 项，共 3 项：忽略这一处");
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    expect(nodes.filter(({ ignored, role }) => !ignored && role?.value === "status")).toHaveLength(1);
    await page.evaluate(() => lab.attached["area"]?.());
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(markup);
  });
});

describe("where it is", () => {
  it("is in the popover the box is in, which stays open", async () => {
    const page = await open();
    await page.evaluate(() => {
      const popover = document.createElement("div");
      popover.popover = "auto";
      popover.id = "menu";
      popover.style.cssText = "width: 300px; height: 100px; overflow: hidden";
      popover.append(document.getElementById("area") as HTMLElement);
      document.body.append(popover);
      popover.showPopover();
    });
    await attach(page, [ONE]);
    await typed(page, "甲", 1);
    const { x, y } = await placeOf(page);
    await page.mouse.click(x, y);
    const { choices, box } = await openCard(page);
    expect(box.right - box.left).toBeGreaterThan(150);
    await page.mouse.click(choices[0]?.x ?? 0, choices[0]?.y ?? 0);
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("乙");
    expect(await page.evaluate(() => document.getElementById("menu")?.matches(":popover-open"))).toBe(true);
  });

  it("keeps Esc from the dialog the box is in, while it is steered, also where that is in a shadow tree", async () => {
    const page = await open();
    await page.evaluate(() => {
      const host = document.createElement("div");
      const root = host.attachShadow({ mode: "open" });
      const dialog = document.createElement("dialog");
      dialog.append(document.createElement("slot"));
      root.append(dialog);
      host.append(document.getElementById("area") as HTMLElement);
      document.body.append(host);
      dialog.showModal();
      Object.assign(globalThis, { dialog });
    });
    await attach(page, [ONE]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    const { choices } = await openCard(page);
    await page.keyboard.press("Escape");
    await closedCard(page);
    expect(await page.evaluate(() => (globalThis as unknown as { dialog: HTMLDialogElement }).dialog.open)).toBe(true);
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await page.mouse.click(choices[0]?.x ?? 0, choices[0]?.y ?? 0);
    await closedCard(page);
    expect(await page.inputValue("#area")).toBe("乙");
  });

  it.each([{ height: 120, inFrame: false }, { height: 500, inFrame: true }])("is in the frame of the box only if that has room: %j", async ({ height, inFrame }) => {
    const page = await open();
    await page.evaluate((tall) => {
      const inner = document.createElement("iframe");
      inner.style.cssText = `position: fixed; left: 100px; top: 60px; width: 500px; height: ${tall}px; border: 3px solid`;
      document.body.append(inner);
      const { body } = inner.contentDocument as Document;
      body.contentEditable = "true";
      const { getElementById } = document;
      document.getElementById = (id) => (id === "area" ? body : getElementById.call(document, id));
      Object.assign(globalThis, { inner });
    }, height);
    await attach(page, [ONE]);
    await page.mouse.click(200, 100);
    await page.keyboard.type("甲");
    await page.waitForFunction(() => {
      const { contentWindow } = (globalThis as unknown as { inner: HTMLIFrameElement }).inner;
      return [...(contentWindow as Window & typeof globalThis).CSS.highlights.values()].some(({ size }) => size === 1);
    });
    await page.keyboard.press("Alt+Enter");
    const where = await page.waitForFunction(() => {
      const { contentDocument } = (globalThis as unknown as { inner: HTMLIFrameElement }).inner;
      const inside = contentDocument?.querySelector("phraselint-card");
      const host = inside ?? document.querySelector("phraselint-card:popover-open");
      return host && { inFrame: host === inside, parent: host.parentElement?.localName, content: contentDocument?.body.innerHTML };
    });
    expect(await where.jsonValue()).toEqual({ inFrame, parent: "html", content: "甲" });
    if (!inFrame) {
      const { box } = await openCard(page);
      // The frame's corner and border, the body's margin, and the line.
      expect(box.left).toBe(100 + 3 + 8);
      expect(box.top).toBeGreaterThan(60 + 3 + 8 + 15);
      expect(box.top).toBeLessThan(60 + 3 + 8 + 40);
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => (globalThis as unknown as { inner: HTMLIFrameElement }).inner.contentDocument?.body.textContent === "乙");
    expect(await page.evaluate(() => (globalThis as unknown as { inner: HTMLIFrameElement }).inner.contentDocument?.body.innerHTML)).toBe("乙");
  });

  it("scrolls inside, in a window that is smaller", async () => {
    const page = await open("fields.html", { viewport: { width: 240, height: 180 } });
    await attach(page, [{ ...ONE, why: "客户再问一次，是因为还没有得到能用的答案。".repeat(3), suggests: [{ text: "乙" }, { text: "丙" }, { text: "丁" }] }]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    const inside = async () => {
      const { box } = await openCard(page);
      return box.left >= 8 && box.right <= 232 && box.top >= 8 && box.bottom <= 172;
    };
    expect(await inside()).toBe(true);
    await page.keyboard.press("ArrowUp");
    const view = await openCard(page, ({ actions }) => actions.at(-1)?.active === true);
    expect(view.actions.at(-1)?.y).toBeLessThan(172);
    expect(await inside()).toBe(true);
  });

  it("is in the part of the page that is zoomed in on", async () => {
    const page = await open();
    await attach(page, [ONE]);
    await typed(page, "好".repeat(30) + "甲", 1);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
    await page.keyboard.press("Alt+Enter");
    await openCard(page);
    await frame(page);
    const { box } = await openCard(page);
    const seen = await page.evaluate(() => {
      const { offsetLeft, offsetTop, width, height } = visualViewport as VisualViewport;
      return { left: offsetLeft, top: offsetTop, right: offsetLeft + width, bottom: offsetTop + height };
    });
    expect(seen.right - seen.left).toBe(400);
    expect(box.left).toBeGreaterThanOrEqual(seen.left + 8);
    expect(box.right).toBeLessThanOrEqual(seen.right - 8);
    expect(box.top).toBeGreaterThanOrEqual(seen.top + 8);
    expect(box.bottom).toBeLessThanOrEqual(seen.bottom - 8);
  });

  it("follows a box that something moves", async () => {
    const page = await open();
    await attach(page, [ONE]);
    await typed(page, "甲", 1);
    await page.keyboard.press("Alt+Enter");
    const { box } = await openCard(page);
    await page.evaluate(() => {
      const above = document.createElement("div");
      above.style.height = "70px";
      document.body.prepend(above);
    });
    await openCard(page, (view) => view.box.top === box.top + 70);
    expect(await card(page)).toBeDefined();
  });
});

