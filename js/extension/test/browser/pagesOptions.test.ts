import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { buildPack, indexPayload, publish, type TestPack } from "../../../engine/test/updates/publisher.js";
import { newChannel } from "../../../engine/test/updates/setUp.js";
import { answering, focused, openAbout, openOptions, seesFocus, slipsIn, tabTo, ugliness, words } from "./pagesSupport.js";
import { MESSAGE, sees, SLIPS, TEXTAREA, type, useExtension } from "./support.js";

const extension = useExtension();
const SECTIONS = ["packs", "rules", "slots", "ignored", "guard", "keys", "sites", "transfer", "privacy"] as const;

afterEach(async () => {
  await extension.set({ rules: {}, ignored: [], slots: {}, guard: undefined, keys: undefined, sites: {}, pausedUntil: {}, updateHours: 12, packsOff: [] });
});

async function typed(text = MESSAGE) {
  const page = await extension.open(TEXTAREA);
  const field = page.locator("#field");
  await type(field, text);
  return { page, field };
}

const stored = async (): Promise<Record<string, unknown>> => (await extension.ask<{ chosen: Record<string, unknown> }>("settings")).chosen;

const ruleRow = (options: Page, id: string) => options.locator(".rule", { has: options.getByText(id, { exact: true }) });

/** Drops a file on the page as a person does. */
const drop = (options: Page, name: string, bytes: Uint8Array): Promise<void> =>
  options.evaluate(([name, bytes]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
    document.querySelector(".drop")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, [name, [...bytes]] as const);

/** Of wording that no built-in rule knows. */
const OLD: TestPack = { id: "words", version: "1.0.0", rules: [{ id: "word.other", phrase: "红精灵" }] };
const NEW: TestPack = { id: "words", version: "1.1.0", rules: [...OLD.rules, { id: "word.blue", phrase: "蓝精灵" }] };

const PACK = "id: my-shop\nversion: 1.0.0\ntitle: 自家用语\nlanguage: zh-CN\nowner: shop\nlicence: MIT\n";
const rule = (severity: string): string => `- id: names.old
  severity: ${severity}
  phrases: ["蓝精灵"]
  suggest: [{ text: "小精灵" }]
  message: 这是旧名
  why: 客户会找不到
  source: 内部
  bad: ["蓝精灵到了"]
  good: ["小精灵到了"]
`;
const files = (severity: string) => Object.entries({ "pack.yaml": PACK, "names.yaml": rule(severity) }).map(([name, text]) => ({ name, mimeType: "application/yaml", buffer: Buffer.from(text) }));

describe.each(SECTIONS)("section %s", (section) => {
  it("can be read in light and dark, wide and narrow, and shows nothing untranslated", async () => {
    const options = await openOptions(extension, section);
    await options.locator(".section h2").waitFor();
    if (section === "rules") await options.locator(".rule").first().waitFor();
    expect(await ugliness(options)).toEqual([]);
    expect(await options.locator("nav [aria-current]").innerText()).toBe(words(section));
    // Every control has a name.
    const nameless = await options.locator("main :is(button, input, select, textarea)").evaluateAll((elements) =>
      (elements as HTMLInputElement[]).filter((element) => !element.ariaLabel && !element.textContent && !element.labels?.length).map(({ outerHTML }) => outerHTML));
    expect(nameless).toEqual([]);
  });
});

describe("rules", () => {
  it("a rule that is switched off is silent, and comes back by undo", async () => {
    const [slip] = await slipsIn(MESSAGE);
    if (!slip) throw new Error("nothing found");
    const { page, field } = await typed();
    await sees(field, SLIPS);
    const options = await openOptions(extension, "rules");
    await options.getByRole("searchbox").fill(slip.rule);
    await ruleRow(options, slip.rule).getByRole("switch").click();
    await expect.poll(stored).toMatchObject({ rules: { [slip.rule]: "off" } });
    await page.bringToFront();
    await sees(field, SLIPS - 1);
    await options.bringToFront();
    await options.getByRole("button", { name: words("undo") }).click();
    await expect.poll(stored).toMatchObject({ rules: {} });
    await expect.poll(() => ruleRow(options, slip.rule).getByRole("switch").isChecked()).toBe(true);
    await page.bringToFront();
    await sees(field, SLIPS);
  });

  it("a severity that is changed counts in the popup", async () => {
    const [slip] = await slipsIn(MESSAGE);
    if (!slip) throw new Error("nothing found");
    const { page, field } = await typed();
    await sees(field, SLIPS);
    const options = await openOptions(extension, "rules");
    await options.getByRole("searchbox").fill(slip.rule);
    await ruleRow(options, slip.rule).getByRole("combobox").selectOption("info");
    const popup = await openAbout(extension, "popup", page);
    await expect.poll(() => popup.locator(".count dd").allInnerTexts()).toEqual(["1", "0", "1"]);
  });

  it("finds by phrase and message, filters by severity, and draws the rest on the way down", async () => {
    const options = await openOptions(extension, "rules");
    await options.locator(".rule").first().waitFor();
    const all = Number(/\d+$/.exec(await options.locator("main [role=status]").innerText())?.[0]);
    expect(await options.locator(".rule").count()).toBeLessThan(all);
    await expect.poll(async () => {
      await options.locator(".rule").last().scrollIntoViewIfNeeded();
      return options.locator(".rule").count();
    }, { interval: 20, timeout: 20_000 }).toBe(all);
    await options.getByRole("searchbox").fill("命令客户");
    await expect.poll(() => options.locator(".rule").count()).toBeLessThan(20);
    expect(await options.locator(".rule").count()).toBeGreaterThan(0);
  });
});

it("the focus is never under the filter, on the way back neither", async () => {
  const options = await openOptions(extension, "rules");
  await options.locator(".rule").nth(30).getByRole("switch").focus();
  for (let presses = 0; presses < 40; presses += 1) {
    await options.keyboard.press("Shift+Tab");
    expect([presses, await seesFocus(options)]).toEqual([presses, true]);
  }
});

describe("slots", () => {
  it("what is filled in shows up in a suggestion", async () => {
    const options = await openOptions(extension, "slots");
    const company = options.getByRole("textbox", { name: words("slotCompany") });
    await company.fill("云帆集团");
    await company.press("Tab");
    await expect.poll(stored).toMatchObject({ slots: { company: "云帆集团" } });
    // The next field has the focus, though the list has been drawn again.
    await expect.poll(() => focused(options)).toBe(words("slotAgent"));
    const { page, field } = await typed("你打错了");
    await sees(field, 1);
    const panel = await openAbout(extension, "side-panel", page);
    await expect.poll(() => panel.locator(".suggestion .wording").first().innerText()).toContain("这里是云帆集团客户服务中心");
  });

  it("refuses a name that no suggestion could have, and takes another", async () => {
    const options = await openOptions(extension, "slots");
    await options.getByRole("textbox", { name: words("slotName") }).fill("1 a");
    await options.keyboard.press("Enter");
    expect(await options.locator("main [role=alert]").innerText()).toBe(words("slotNameWrong", "1 a"));
    await options.getByRole("textbox", { name: words("slotValue") }).fill("早班");
    await options.keyboard.press("Enter");
    expect(await options.locator("main [role=alert]").innerText()).toBe(words("slotNameWrong", "1 a"));
    await options.getByRole("textbox", { name: words("slotName") }).fill("班次");
    await options.keyboard.press("Enter");
    await expect.poll(stored).toMatchObject({ slots: { 班次: "早班" } });
  });
});

describe("ignored wording", () => {
  it("is added and removed, and underlined accordingly", async () => {
    const [slip] = await slipsIn(MESSAGE);
    if (!slip) throw new Error("nothing found");
    const { page, field } = await typed();
    await sees(field, SLIPS);
    const options = await openOptions(extension, "ignored");
    await options.getByRole("textbox", { name: words("ignoredAdd") }).fill(slip.text);
    await options.keyboard.press("Enter");
    await options.locator(".chip").waitFor();
    await page.bringToFront();
    await sees(field, SLIPS - 1);
    await options.bringToFront();
    await options.getByRole("button", { name: words("removeNamed", slip.text) }).click();
    await page.bringToFront();
    await sees(field, SLIPS);
  });
});

describe("before sending and shortcuts", () => {
  it("records a shortcut by keyboard alone, warns of input methods and of the same one twice", async () => {
    const options = await openOptions(extension, "keys");
    const next = options.getByRole("button", { name: `${words("keyNext")}:` });
    await tabTo(options, next);
    await options.keyboard.press("Enter");
    await options.keyboard.press("Control+.");
    await expect.poll(stored).toMatchObject({ keys: { next: "Ctrl+." } });
    await expect.poll(() => options.locator(".notice.warning").allInnerTexts()).toEqual([words("keyTakenByIme")]);
    expect(await focused(options)).toBe(`${words("keyNext")}: Ctrl+.`);
    await options.keyboard.press("Enter");
    await options.keyboard.press("Alt+Enter");
    await expect.poll(() => options.locator(".notice.warning").allInnerTexts()).toEqual([words("keyClash", words("keyNext")), words("keyClash", words("keyOpen"))]);
    await options.keyboard.press("Enter");
    await options.keyboard.press("Escape");
    // What is typed stays with the message.
    await options.keyboard.press("Enter");
    await options.keyboard.press("Shift+A");
    await expect.poll(() => options.getByRole("alert").innerText()).toBe(words("keyTakenByWriting"));
    await expect.poll(() => focused(options)).toBe(`${words("keyNext")}: Alt+Enter`);
    expect(await stored()).toMatchObject({ keys: { next: "Alt+Enter" } });
    await options.getByRole("button", { name: words("resetKeys") }).click();
    await expect.poll(stored).toMatchObject({ keys: { open: "Alt+Enter", next: "F8" } });
  });

  it("chooses what happens by arrow keys, and refuses what is no selector", async () => {
    const options = await openOptions(extension, "guard");
    await tabTo(options, options.getByRole("radio", { name: words("guardOff") }));
    await expect.poll(() => options.locator(".row:visible").count()).toBe(1);
    await options.keyboard.press("ArrowRight");
    await expect.poll(stored).toMatchObject({ guard: { action: "ask" } });
    await expect.poll(() => options.locator("main").innerText()).toContain(words("guardAskHint"));
    const selector = options.getByRole("textbox", { name: words("guardButton") });
    await selector.fill("button[");
    await selector.press("Enter");
    expect(await options.locator("main [role=alert]").innerText()).toBe(words("guardButtonWrong", "button["));
    await selector.fill("button.send");
    await selector.press("Enter");
    await expect.poll(stored).toMatchObject({ guard: { sendButton: "button.send" } });
  });
});

describe("import and export", () => {
  it("goes out and comes back, telling first what would change", async () => {
    await extension.set({ ignored: ["亲亲"], slots: { company: "云帆" }, updateHours: 24 });
    const options = await openOptions(extension, "transfer");
    const [download] = await Promise.all([options.waitForEvent("download"), options.getByRole("button", { name: words("exportFile") }).click()]);
    const exported = readFileSync(await download.path(), "utf8");
    expect(download.suggestedFilename()).toMatch(/^phraselint-\d{4}-\d\d-\d\d\.json$/);
    await extension.set({ ignored: [], slots: {}, updateHours: 12 });
    await expect.poll(stored).toMatchObject({ updateHours: 12 });
    await options.reload();
    await options.locator("input[type=file]").setInputFiles({ name: "settings.json", mimeType: "application/json", buffer: Buffer.from(exported) });
    await expect.poll(() => options.locator("tbody tr").allInnerTexts()).toEqual([
      `${words("ignored")} 亲亲\t—\t✓`, `${words("slots")} ${words("slotCompany")}\t—\t云帆`, `${words("interval")}\t${words("everyHours", 12)}\t${words("everyDays", 1)}`,
    ]);
    await options.getByRole("button", { name: words("importApply", 3) }).click();
    await expect.poll(stored).toMatchObject({ ignored: ["亲亲"], slots: { company: "云帆" }, updateHours: 24 });
  });

  it("names every kind of change in the page's words, however many there are of one", async () => {
    const options = await openOptions(extension, "transfer");
    const settings = { version: 1, ignored: Array.from({ length: 500 }, (_, index) => `wording ${index}`), guard: { action: "ask" }, rules: { "zh-service/arguing.not-so": "info" } };
    await options.locator("input[type=file]").setInputFiles({ name: "settings.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(settings)) });
    await expect.poll(() => options.locator("tbody tr").allInnerTexts()).toEqual(expect.arrayContaining([
      `${words("rules")} zh-service/arguing.not-so\t—\t${words("info")}`, `${words("guard")} ${words("guardAction")}\t${words("guardOff")}\t${words("guardAsk")}`, words("andMore", 470),
    ]));
  });

  it("leaves a pause alone, which no settings of elsewhere may end", async () => {
    const pausedUntil = { "https://im.example.com": Date.now() + 3_600_000 };
    await extension.set({ pausedUntil });
    const options = await openOptions(extension, "transfer");
    await options.locator("input[type=file]").setInputFiles({ name: "settings.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ version: 1, ignored: ["亲亲"] })) });
    await options.getByRole("button", { name: words("importApply", 1) }).click();
    await expect.poll(stored).toMatchObject({ ignored: ["亲亲"], pausedUntil });
  });

  it.each([
    ["no JSON", "not json", () => words("importNoJson")],
    ["what is no settings", "[]", () => words("importOtherFile")],
    ["settings of a later version", JSON.stringify({ version: 2, colour: "red" }), () => words("importLater", 2)],
    ["a value that cannot be", JSON.stringify({ version: 1, updateHours: "often" }), () => words("importValue", "settings.updateHours", '"often"', "0 – 720")],
    ["more than settings can be", " ".repeat(5 * 1024 * 1024), () => words("tooLarge", "settings.json", 4)],
  ])("refuses %s, says why, and changes nothing", async (_, written, says) => {
    const before = await stored();
    const options = await openOptions(extension, "transfer");
    await options.locator(".section h2").waitFor();
    await options.locator("input[type=file]").setInputFiles({ name: "settings.json", mimeType: "application/json", buffer: Buffer.from(written) });
    await expect.poll(() => options.locator(".preview .notice.error").innerText()).toBe(words("importWrong"));
    expect(await options.locator(".preview .bad").innerText()).toBe(says());
    expect(await stored()).toEqual(before);
  });
});

describe("packs", () => {
  it("lists the built-in ones; one that is switched off finds nothing any more", async () => {
    const { page, field } = await typed();
    await sees(field, SLIPS);
    const options = await openOptions(extension, "packs");
    const pack = options.locator(".pack", { hasText: "zh-service" });
    await pack.getByRole("switch").click();
    await expect.poll(stored).toMatchObject({ packsOff: ["zh-service"] });
    await page.bringToFront();
    await sees(field, 0);
  });

  it("checks sources as the command does; mended, they work, and can be removed", async () => {
    const options = await openOptions(extension, "packs");
    const input = options.locator(".drop input[type=file]").first();
    await input.setInputFiles(files("errr"));
    await expect.poll(() => options.locator(".problems li").allInnerTexts(), { timeout: 10_000 }).toEqual(["names.yaml:2:13: `severity` is `errr`; it must be one of: error, warning, info"]);
    await input.setInputFiles(files("error"));
    await expect.poll(() => options.locator(".news").innerText(), { timeout: 10_000 }).toContain(words("packAdded", "自家用语 1.0.0"));
    const { page, field } = await typed("蓝精灵到了");
    await sees(field, 1);
    await options.bringToFront();
    await options.getByRole("button", { name: words("removeNamed", "自家用语") }).click();
    await expect.poll(() => options.locator(".pack", { hasText: "my-shop" }).count()).toBe(0);
    await page.bringToFront();
    await sees(field, 0);
  });

  it("takes a compiled pack that is dropped, a newer one in its place, and keeps it over a restart of the worker", async () => {
    const options = await openOptions(extension, "packs");
    await options.locator(".section h2").waitFor();
    await drop(options, "words.pack", buildPack(OLD));
    await expect.poll(() => options.locator(".news").innerText(), { timeout: 10_000 }).toContain("words 1.0.0");
    await drop(options, "words.pack", buildPack(NEW));
    await expect.poll(() => options.locator(".news").innerText(), { timeout: 10_000 }).toContain("words 1.1.0");
    expect(await options.locator(".pack", { hasText: "words" }).filter({ has: options.getByRole("switch") }).count()).toBe(1);
    await extension.killWorker();
    const { page, field } = await typed("蓝精灵到了");
    await sees(field, 1);
    await options.bringToFront();
    await options.locator(".card").last().getByRole("button", { name: words("remove") }).click();
    await expect.poll(() => options.locator(".pack", { hasText: "words" }).count()).toBe(0);
    await page.bringToFront();
    await sees(field, 0);
  });

  it("refuses a file that is no pack, and says which", async () => {
    const options = await openOptions(extension, "packs");
    await options.locator(".section h2").waitFor();
    await options.locator(".drop input[type=file]").first().setInputFiles({ name: "photo.pack", mimeType: "", buffer: Buffer.from("PNG") });
    await expect.poll(() => options.locator(".news").innerText()).toContain(words("notAPack", "photo.pack"));
  });

  it("adds the good ones of several, says which it has not added, and warns of one that hides a built-in pack", async () => {
    const options = await openOptions(extension, "packs");
    await options.locator(".section h2").waitFor();
    const builtIn = (await extension.ask<{ title: string; version: string }[]>("packs")).map(({ title, version }) => `${title} ${version}`).join();
    const given = [["own.pack", buildPack({ ...OLD, id: "zh-service" })], ["photo.pack", Buffer.from("PNG")]] as const;
    await options.locator(".drop input[type=file]").first().setInputFiles(given.map(([name, buffer]) => ({ name, mimeType: "", buffer: Buffer.from(buffer) })));
    const news = options.locator(".news .notice.warning");
    await expect.poll(() => news.innerText(), { timeout: 10_000 }).toContain(words("notAPack", "photo.pack"));
    expect(await news.innerText()).toContain(words("packHides", "zh-service 1.0.0", builtIn));
    await options.locator(".card").last().getByRole("button", { name: words("remove") }).click();
    await expect.poll(() => options.locator(".pack", { hasText: words("packBuiltIn") }).count()).toBe(1);
  });

  it("asks for the pack.yaml that is missing", async () => {
    const options = await openOptions(extension, "packs");
    await options.locator(".drop input[type=file]").first().setInputFiles(files("error").filter(({ name }) => name !== "pack.yaml"));
    await expect.poll(() => options.locator(".news").innerText()).toBe(words("noPackYaml"));
  });
});

describe("updates", () => {
  const setChannel = async (options: Page, index: string, root: string): Promise<void> => {
    await options.getByText(words("channelOwn")).click();
    await options.getByRole("textbox", { name: words("channelIndex") }).fill(index);
    await options.getByRole("textbox", { name: words("channelRoot") }).fill(root);
    await options.getByRole("button", { name: words("use"), exact: true }).click();
  };
  const checkNow = (options: Page) => options.getByRole("button", { name: words("checkNow") });

  it("takes a channel, looks at once when asked to, and says what came of it", async () => {
    const channel = await newChannel();
    const published = publish(NEW);
    await channel.offer(indexPayload(1, [published]), [published]);
    const options = await openOptions(extension, "packs");
    await expect.poll(() => options.locator("main").innerText()).toContain(words("noChannel"));
    expect(await checkNow(options).isDisabled()).toBe(true);
    await setChannel(options, `${channel.server.url}/index.json`, channel.root);
    await expect.poll(() => checkNow(options).isEnabled()).toBe(true);
    await checkNow(options).click();
    await expect.poll(() => options.locator(".notice.good").count(), { timeout: 20_000 }).toBe(1);
    await expect.poll(() => options.locator(".pack", { hasText: "words 1.1.0" }).innerText()).toContain(words("packChannel"));
    const { page, field } = await typed("蓝精灵到了");
    await sees(field, 1);
    await page.close();

    channel.server.files.set("index.json", "<!doctype html><title>404</title>");
    await checkNow(options).click();
    await expect.poll(() => options.locator(".notice.warning:not([hidden])").count(), { timeout: 20_000 }).toBe(1);
    await options.getByRole("button", { name: words("channelReset") }).click();
    await expect.poll(() => options.locator("main").innerText()).toContain(words("noChannel"));
    await channel.server.close();
  });

  it.each([
    ["an address without a lock", "http://packs.example.com/index.json", "{}", () => words("channelIndexWrong", "http://packs.example.com/index.json")],
    ["keys that are none", "https://packs.example.com/index.json", "hello", () => words("channelRootWrong", "")],
  ])("refuses %s", async (_, index, root, says) => {
    const options = await openOptions(extension, "packs");
    await options.locator(".section h2").waitFor();
    await setChannel(options, index, root);
    expect(await options.locator(".more [role=alert]").innerText()).toContain(says());
    expect(await stored()).not.toHaveProperty("channel");
  });
});

describe("sites and data", () => {
  it("switches a site off", async () => {
    const { page, field } = await typed();
    await sees(field, SLIPS);
    const { origin } = new URL(page.url());
    await extension.set({ sites: { [origin]: "on", "https://im.example.com": "on" } });
    const options = await openOptions(extension, "sites");
    await options.getByRole("switch", { name: words("useNamed", origin) }).click();
    await expect.poll(stored).toMatchObject({ sites: { [origin]: "off" } });
    // Where the browser has given no access, nothing is on.
    const other = options.locator(".row", { hasText: "https://im.example.com" });
    expect(await other.innerText()).toContain(words("siteNoAccess"));
    expect(await other.getByRole("switch").count()).toBe(0);
    await page.bringToFront();
    await sees(field, 0);
  });

  it("switches a site on that is asked for", async () => {
    const origin = "https://im.example.com";
    await extension.set({ sites: { [origin]: "off" } });
    const options = await openOptions(extension, "sites");
    await options.getByRole("button", { name: words("allowNamed", origin) }).waitFor();
    const asked = await answering(options, true);
    await options.getByRole("button", { name: words("allowNamed", origin) }).click();
    await expect.poll(async () => (await stored())["sites"]).toEqual({});
    expect(await asked()).toEqual([{ origins: [`${origin}/*`] }]);
  });

  it("asks for a site by its address, and for a known console", async () => {
    const options = await openOptions(extension, "sites");
    await options.locator(".section h2").waitFor();
    const asked = await answering(options, true);
    await options.getByRole("textbox", { name: words("siteAdd") }).fill("im.example.com/chat?x=1");
    await options.keyboard.press("Enter");
    await options.getByRole("button", { name: words("allowNamed", "Zendesk") }).click();
    expect(await asked()).toEqual([{ origins: ["https://im.example.com/*"] }, { origins: ["https://*.zendesk.com/*"] }]);
  });

  it("says what a refusal of the browser's question means", async () => {
    const options = await openOptions(extension, "sites");
    await options.locator(".section h2").waitFor();
    const address = options.getByRole("textbox", { name: words("siteAdd") });
    await answering(options, false);
    await address.fill("im.example.com");
    await options.keyboard.press("Enter");
    await expect.poll(() => options.locator("#saved").innerText()).toBe(words("allowRefused"));
    expect(await address.inputValue()).toBe("im.example.com");
    await answering(options, true);
    await options.keyboard.press("Enter");
    await expect.poll(() => options.locator("#saved").innerText()).toBe(words("welcomeAllowed"));
    expect(await address.inputValue()).toBe("");
  });

  it("refuses what is no address", async () => {
    const options = await openOptions(extension, "sites");
    await options.getByRole("textbox", { name: words("siteAdd") }).fill("crm");
    await options.keyboard.press("Enter");
    expect(await options.locator("main [role=alert]").innerText()).toBe(words("siteWrong", "crm"));
  });

  it("deletes everything, once it is sure", async () => {
    await extension.set({ ignored: ["亲亲"] });
    const options = await openOptions(extension, "privacy");
    await options.getByRole("button", { name: words("deleteAll") }).click();
    expect(await focused(options)).toBe(words("cancel"));
    await options.getByRole("button", { name: words("deleteSure"), exact: true }).click();
    await expect.poll(() => options.locator("#saved").innerText()).toBe(words("deleted"));
    expect(await stored()).toMatchObject({ ignored: [] });
  });
});
