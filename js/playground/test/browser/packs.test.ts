import { readFileSync, statSync, truncateSync } from "node:fs";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import type { FileChooser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { build, damaged, dragTo, drop, write, writeSources } from "./authoring.js";
import { lowContrasts } from "./contrast.js";
import { findings, open, underlines, useBrowser } from "./support.js";

useBrowser();

const shop = build("shop.pack", { id: "shop", title: "门店用语", scenes: "{ opening: 开门, till: 收银 }", phrase: "红气球" });
const shopNext = build("shop-next.pack", { id: "shop", version: "1.1.0", title: "门店用语", phrase: "蓝气球" });
const bank = build("bank.pack", { id: "bank", title: "柜台用语", scenes: "{ till: 柜台, vault: 金库 }", phrase: "绿气球" });
const ownService = build("own.pack", { id: "zh-service", version: "9.0.0", title: "自己的", phrase: "红气球" });
const bad = write("bad.pack", damaged(shop));
const notes = write("notes.txt", "红气球");
const sources = writeSources("sources", { id: "shop", phrase: "红气球" });

// Only the last of it is found by the built-in pack.
const TEXT = "红气球，绿气球，蓝气球，我不知道";

/** What the engine says of a file that it does not take. */
const refusal = (path: string): Promise<string> =>
  createLinter({ packs: [new Uint8Array(readFileSync(path))] }).then(() => "nothing", (error: Error) => error.message);

/** The packs in the list, a line each: title, where it is from, and facts. */
const list = (page: Page) => page.locator("#packs .pack").evaluateAll((packs) =>
  packs.map((pack) => [...pack.querySelectorAll(".name > *, .facts")].map((part) => part.textContent).join(" | ")));

const news = (page: Page) => page.getByRole("status").filter({ has: page.locator("p") });
const alert = (page: Page) => page.locator("#pack-trouble[role=alert]");

async function type(page: Page, text = TEXT): Promise<void> {
  await page.locator("#reply").click();
  await page.keyboard.insertText(text);
}

const builtInLine = async (): Promise<string> => {
  const [info] = (await createLinter({ packs: [zhService] })).packs;
  return `客服服务用语 | 内置 | zh-service ${info?.version} · ${info?.rules} 条规则 · ${(zhService.length / 1000).toFixed(0)} KB`;
};

describe("a file dragged from outside", () => {
  it("is shown that it may be dropped, is loaded, and everything is linted again", async () => {
    const { page, errors } = await open();
    await type(page);
    expect(await findings(page, 1)).toEqual(["我不知道"]);
    const drag = await dragTo(page, "#conversation", shop);
    await page.locator("#drop-sign:popover-open").getByText("松开即载入规则包").waitFor();
    await drag.drop();
    expect(await findings(page, 2)).toEqual(["红气球", "我不知道"]);
    expect(await underlines(page)).toEqual({ error: 2 });
    expect(await page.locator("#drop-sign").isVisible()).toBe(false);
    expect(await news(page).innerText()).toBe("已载入「门店用语」\nshop.pack");
    expect(await list(page)).toEqual([await builtInLine(), `门店用语 | 已载入 | shop 1.0.0 · 1 条规则 · ${statSync(shop).size} B`]);
    expect(errors).toEqual([]);
  });

  it.each(["#reply", "#mail", "#title", ".load"])("is loaded, not inserted, when it is dropped on %s", async (selector) => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    const address = page.url();
    await page.evaluate(() => addEventListener("drop", ({ defaultPrevented }) => Object.assign(globalThis, { defaultPrevented }), { once: true }));
    await (await dragTo(page, selector, shop)).drop();
    await findings(page, 2);
    expect(await page.evaluate("defaultPrevented")).toBe(true);
    expect(await page.locator("#reply").inputValue()).toBe(TEXT);
    expect(await page.locator("#mail").innerText()).not.toContain("shop");
    expect(page.url()).toBe(address);
  });

  it("takes the sign with it when it leaves", async () => {
    const { page } = await open();
    const drag = await dragTo(page, "#reply", shop);
    await page.locator("#drop-sign:popover-open").waitFor();
    await drag.leave();
    await page.locator("#drop-sign").waitFor({ state: "hidden" });
    expect(await list(page)).toHaveLength(1);
  });

  it("moves nothing on the page", async () => {
    const { page } = await open();
    const places = () => page.evaluate(() => [...document.querySelectorAll("header *, main *, footer *")].map((element) => JSON.stringify(element.getBoundingClientRect())));
    const before = await places();
    await dragTo(page, "#reply", shop);
    await page.locator("#drop-sign:popover-open").waitFor();
    expect(await places()).toEqual(before);
  });

  it("fades in, unless less motion is wanted", async () => {
    for (const [reducedMotion, animation] of [["no-preference", "appear"], ["reduce", "none"]] as const) {
      const { page } = await open({ reducedMotion });
      await dragTo(page, "#reply", shop);
      await page.locator("#drop-sign:popover-open").waitFor();
      expect(await page.locator("#drop-sign").evaluate((sign) => getComputedStyle(sign).animationName)).toBe(animation);
    }
  });
});

describe("a drop that a script makes", () => {
  /** Whether the page took each of the drag's events for its own. */
  const dispatch = (page: Page, kind: "file" | "text", name: string, bytes: number[]) => page.evaluate(([kind, name, bytes]) => {
    const dataTransfer = new DataTransfer();
    if (kind === "file") dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    else dataTransfer.items.add(name, "text/plain");
    return ["dragenter", "dragover", "drop"].map((type) => {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.getElementById("reply")?.dispatchEvent(event);
      return event.defaultPrevented;
    });
  }, [kind, name, bytes] as const);

  it("is loaded when it has a file", async () => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    expect(await dispatch(page, "file", "made.pack", [...readFileSync(shop)])).toEqual([true, true, true]);
    await findings(page, 2);
    expect(await news(page).innerText()).toContain("made.pack");
  });

  it("is the field's affair when it has text", async () => {
    const { page } = await open();
    expect(await dispatch(page, "text", "shop.pack", [])).toEqual([false, false, false]);
    expect(await page.locator("#drop-sign").isVisible()).toBe(false);
  });
});

describe("several packs", () => {
  it("are loaded in one drop, and each scene of all is offered once", async () => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    await drop(page, shop, bank);
    expect(await findings(page, 3)).toEqual(["红气球", "绿气球", "我不知道"]);
    expect(await list(page)).toHaveLength(3);
    const offered = await page.locator("#scene option").evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.slice(-2)).toEqual(["till", "vault"]);
    expect(offered).toContain("opening");
  });

  it("give a scene up with the last of them that has it, also when it is chosen", async () => {
    const { page } = await open();
    await drop(page, shop, bank);
    await page.locator("#scene option[value=vault]").waitFor({ state: "attached" });
    await page.locator("#scene").selectOption("vault");
    await page.getByRole("button", { name: "移除「门店用语」" }).click();
    await page.locator("#packs .pack").nth(2).waitFor({ state: "detached" });
    expect(await page.locator("#scene").inputValue()).toBe("vault");
    await page.getByRole("button", { name: "移除「柜台用语」" }).click();
    await page.locator("#packs .pack").nth(1).waitFor({ state: "detached" });
    expect(await page.locator("#scene option:checked").innerText()).toBe("不限");
    expect(await page.locator("#scene option[value=till]").count()).toBe(0);
  });
});

describe("a folder", () => {
  it("gives the packs in it, beside their sources and further down, but none of a hidden folder", async () => {
    const folder = writeSources("author", { id: "shop", phrase: "红气球" });
    write("author/out/shop.pack", readFileSync(shop));
    write("author/bank.pack", readFileSync(bank));
    write("author/.git/objects/pack/pack-1.pack", "PACK");
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    await drop(page, folder);
    await findings(page, 3);
    expect(await news(page).innerText()).toBe("已载入「柜台用语」\nauthor/bank.pack\n\n已载入「门店用语」\nauthor/out/shop.pack");
    expect(await alert(page).innerText()).toBe("");
  });

  it("of more files than a reader gives at once is gone through", async () => {
    for (let at = 0; at < 250; at += 1) write(`many/note-${at}.txt`, "");
    write("many/zz.pack", readFileSync(shop));
    const { page } = await open();
    await drop(page, write("many/note-0.txt", "").replace("/note-0.txt", ""));
    await news(page).waitFor();
    expect(await list(page)).toHaveLength(2);
  });

  it.each([
    ["a folder of sources only", sources],
    ["sources by themselves", `${sources}/word.yaml`],
  ])("%s: says how to compile them", async (_, path) => {
    const { page } = await open();
    await drop(page, path);
    await alert(page).locator("p").waitFor();
    expect(await alert(page).innerText()).toBe("这里只有 YAML 源文件，请先编译，再载入：\nphraselint pack build DIR -o FILE");
    expect(await list(page)).toHaveLength(1);
  });

  it("without any pack or source says so", async () => {
    const { page } = await open();
    await drop(page, write("papers/notes.txt", "").replace("/notes.txt", ""));
    await alert(page).getByText("这里没有 .pack 文件").waitFor();
  });
});

describe("the file input", () => {
  it("is reached and opened by keyboard, under its label's name", async () => {
    const { page } = await open();
    // From the start: it takes a while until the browser asks the test for files, and not its user.
    const choosers: FileChooser[] = [];
    page.on("filechooser", (chooser) => choosers.push(chooser));
    await type(page);
    await findings(page, 1);
    const input = page.getByLabel("载入规则包…");
    expect(await input.evaluate((element: HTMLInputElement) => [element.type, element.multiple, element.accept])).toEqual(["file", true, ".pack"]);
    expect(await input.evaluate((element) => document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent)).toContain("刷新页面后需重新载入");
    await page.getByRole("button", { name: "仅禁用语" }).focus();
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await input.evaluate((element) => element === document.activeElement)) break;
    }
    expect(await page.locator(".load").evaluate((label) => getComputedStyle(label).outlineStyle)).toBe("solid");
    for (const [key, files, count] of [["Enter", [shop], 2], ["Space", [bank, shopNext], 3]] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => choosers.length).toBe(1);
      await choosers.pop()?.setFiles([...files]);
      await findings(page, count);
    }
    expect(await list(page)).toHaveLength(3);
  });

  it("takes the next build under the same name", async () => {
    const path = write("again.pack", readFileSync(shop));
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    await page.setInputFiles("#pack-files", path);
    expect(await findings(page, 2)).toContain("红气球");
    // Else a person who chooses it once more changes nothing.
    expect(await page.locator("#pack-files").inputValue()).toBe("");
    write("again.pack", readFileSync(shopNext));
    await page.setInputFiles("#pack-files", path);
    await news(page).getByText("已换成").waitFor();
    expect(await findings(page, 2)).toContain("蓝气球");
  });
});

describe("a pack with the id of another", () => {
  it("takes its place, and says so", async () => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    await drop(page, shop, bank);
    await findings(page, 3);
    await drop(page, shopNext);
    await news(page).getByText("已换成新载入的「门店用语」").waitFor();
    expect(await findings(page, 3)).toEqual(["绿气球", "蓝气球", "我不知道"]);
    expect(await news(page).innerText()).toContain("1.0.0 → 1.1.0 · shop-next.pack");
    expect((await list(page)).map((line) => line.split(" · ")[0])).toEqual([expect.stringContaining("zh-service"), "门店用语 | 已载入 | shop 1.1.0", "柜台用语 | 已载入 | bank 1.0.0"]);
  });

  it("takes the place of the built-in one, which comes back when it is removed", async () => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    await drop(page, ownService);
    await page.getByRole("button", { name: "移除「自己的」" }).waitFor();
    expect(await findings(page, 1)).toEqual(["红气球"]);
    expect(await list(page)).toHaveLength(1);
    await page.getByRole("button", { name: "移除「自己的」" }).click();
    await news(page).getByText("恢复内置的").waitFor();
    expect(await findings(page, 1)).toEqual(["我不知道"]);
    expect(await list(page)).toEqual([await builtInLine()]);
  });
});

describe("a pack in the list", () => {
  it("is removed by keyboard, and the focus is not lost", async () => {
    const { page } = await open();
    await type(page);
    await drop(page, shop);
    await findings(page, 2);
    await page.getByRole("button", { name: "移除「门店用语」" }).focus();
    await page.keyboard.press("Enter");
    expect(await findings(page, 1)).toEqual(["我不知道"]);
    expect(await news(page).innerText()).toBe("已移除「门店用语」");
    expect(await list(page)).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("pack-files");
  });

  it("that is built in is switched off and on by keyboard, and then nothing claims to be clean", async () => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    const box = page.getByRole("checkbox", { name: "启用「客服服务用语」" });
    await box.focus();
    await page.keyboard.press("Space");
    await findings(page, 0);
    expect(await underlines(page)).toEqual({});
    expect(await page.locator("#empty").innerText()).toContain("没有启用规则包");
    expect(await page.locator("#scene option").allInnerTexts()).toEqual(["不限"]);
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Space");
    expect(await findings(page, 1)).toEqual(["我不知道"]);
    await page.locator("#reply").fill("您好");
    await page.locator("#empty").getByText("没有发现问题").waitFor();
  });

  it("that is built in may be off beside one that is loaded", async () => {
    const { page } = await open();
    await type(page);
    await drop(page, shop);
    await findings(page, 2);
    await page.getByRole("checkbox").uncheck();
    expect(await findings(page, 1)).toEqual(["红气球"]);
  });
});

describe("a file that is no pack", () => {
  it.each([
    ["a damaged pack", bad, "bad.pack", "damaged"],
    ["a text file", notes, "notes.txt", "not a compiled pack"],
  ])("%s: is named with what the engine says, and the packs of before work on", async (_, path, name, reason) => {
    const { page, errors } = await open();
    await type(page);
    await drop(page, shop);
    await findings(page, 2);
    await drop(page, path);
    await alert(page).locator("p").waitFor();
    expect(await alert(page).innerText()).toBe(`「${name}」没有载入，原有规则包照常可用。\n${await refusal(path)}`);
    expect(await refusal(path)).toContain(reason);
    expect(await list(page)).toHaveLength(2);
    await page.keyboard.insertText("，红气球");
    await findings(page, 3);
    expect(errors).toEqual([]);
  });

  it("keeps no other file from being loaded, and its message goes with the next change", async () => {
    const { page } = await open();
    await type(page);
    await findings(page, 1);
    await drop(page, bad, shop, `${sources}/word.yaml`);
    await findings(page, 2);
    expect(await alert(page).innerText()).toContain("bad.pack");
    expect(await news(page).innerText()).toContain("shop.pack");
    await drop(page, bank);
    await findings(page, 3);
    expect(await alert(page).innerText()).toBe("");
  });

  it("is not even read when it is far too large", async () => {
    const path = write("large.pack", "");
    truncateSync(path, 64 * 1024 * 1024 + 1);
    const { page } = await open();
    await drop(page, path);
    await alert(page).getByText("the file has 67108865 bytes, and no more than 67108864 are read").waitFor();
  });

  it("is told within sight, however much has been found", async () => {
    const { page } = await open();
    await drop(page, shop);
    await type(page, "我不知道，红气球，".repeat(4));
    await findings(page, 8);
    await drop(page, bad);
    await alert(page).locator("p").waitFor();
    await expect.poll(() => alert(page).evaluate((told) => {
      const { top, bottom } = told.getBoundingClientRect();
      const aside = (told.closest("aside") as HTMLElement).getBoundingClientRect();
      return top >= aside.top && bottom <= aside.bottom;
    })).toBe(true);
  });
});

describe("the page", () => {
  it("says everything in English, and again in Chinese", async () => {
    const { page } = await open({ search: "?lang=en" });
    await (await dragTo(page, "#reply", shop, bad)).drop();
    await news(page).waitFor();
    expect(await news(page).innerText()).toBe("Loaded “门店用语”\nshop.pack");
    expect(await alert(page).innerText()).toBe(`“bad.pack” was not loaded. The earlier packs stay in use.\n${await refusal(bad)}`);
    expect((await list(page))[1]).toContain("门店用语 | Loaded | shop 1.0.0 · 1 rule · ");
    expect((await list(page))[0]).toMatch(/\| Built-in \| .* \d+ rules /);
    expect(await page.getByLabel("Load a pack…").count()).toBe(1);
    expect(await page.getByRole("button", { name: "Remove “门店用语”" }).innerText()).toBe("Remove");
    expect(await page.locator("#packs-hint").innerText()).toContain("a reload forgets them");
    await page.locator('[data-lang="zh"]').click();
    expect(await news(page).innerText()).toBe("已载入「门店用语」\nshop.pack");
    expect(await alert(page).innerText()).toContain("「bad.pack」没有载入");
    await page.getByRole("button", { name: "移除「门店用语」" }).waitFor();
  });

  it.each(["light", "dark"] as const)("is legible in %s, told or dragged", async (colorScheme) => {
    const { page } = await open({ colorScheme, reducedMotion: "reduce" });
    await page.getByRole("checkbox").uncheck();
    await page.locator("#packs .off").waitFor();
    await drop(page, shop, bad);
    await news(page).waitFor();
    expect(await alert(page).innerText()).not.toBe("");
    expect(await lowContrasts(page, ".packs", 4.5)).toEqual([]);
    await dragTo(page, "#reply", shop);
    await page.locator("#drop-sign:popover-open").waitFor();
    expect(await lowContrasts(page, "#drop-sign", 4.5)).toEqual([]);
  });

  it("keeps the field that is typed in where it is, whatever is loaded and found", async () => {
    const { page } = await open();
    const before = await page.locator("#reply").boundingBox();
    const panel = await page.locator(".packs").boundingBox();
    await drop(page, shop, bank, bad);
    await news(page).first().waitFor();
    await type(page);
    await findings(page, 3);
    expect(await page.locator("#reply").boundingBox()).toEqual(before);
    expect((await page.locator(".packs").boundingBox())?.width).toBe(panel?.width);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(800);
  });

  it("fits a narrow screen with all of it", async () => {
    const long = build("long.pack", { id: "l".repeat(60), title: "L".repeat(60), phrase: "红气球" });
    const badLong = write(`${"l".repeat(60)}.pack`, damaged(shop));
    for (const search of ["", "?lang=en"]) {
      const { page } = await open({ viewport: { width: 360, height: 740 }, search });
      await drop(page, long, badLong);
      await news(page).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      const row = await page.locator("#packs .pack").last().boundingBox();
      const button = await page.locator("#packs .remove").boundingBox();
      expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual((row?.x ?? 0) + (row?.width ?? 0));
    }
  });

  it("sends nothing anywhere, and forgets the packs when it is loaded again", async () => {
    const { page, strangers } = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await drop(page, shop);
    await news(page).waitFor();
    expect(asked).toEqual([]);
    expect(strangers).toEqual([]);
    expect(await page.evaluate(async () => [Object.keys(localStorage), Object.keys(sessionStorage), await indexedDB.databases(), await caches.keys()])).toEqual([["phraselint.theme"], [], [], []]);
    await page.reload();
    await page.locator("#packs .pack").waitFor();
    expect(await list(page)).toHaveLength(1);
  });

  it("has the built-in pack as well, once the engine that could not be loaded is there", async () => {
    const { page } = await open({ ready: false, prepare: (made) => made.route("**/*.wasm", (route) => route.abort()) });
    await page.locator("#trouble").waitFor();
    await drop(page, shop);
    await alert(page).getByText("「shop.pack」没有载入").waitFor();
    await page.unroute("**/*.wasm");
    await drop(page, shop);
    await news(page).waitFor();
    expect(await list(page)).toHaveLength(2);
    expect(await page.locator("#trouble").isVisible()).toBe(false);
    await type(page);
    expect(await findings(page, 2)).toEqual(["红气球", "我不知道"]);
  });
});
