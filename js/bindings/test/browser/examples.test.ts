// Every example as a customer has it: installed with the package's tarball in the place of the published one, built, and used.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closedCard, openCard, underlined } from "../../../dom/test/browser/support.js";
import { launchBrowser } from "../../../tools/browser.js";
import { recordShadowRoots } from "../../../tools/recordShadowRoots.js";
import { serve } from "../../../tools/serve.js";

const examples = fileURLToPath(new URL("../../../examples", import.meta.url));
const engine = fileURLToPath(new URL("../../../engine", import.meta.url));
const names = readdirSync(examples).filter((name) => statSync(join(examples, name)).isDirectory());
const customer = mkdtempSync(join(tmpdir(), "phraselint-examples-"));
const npm = (args: string[], cwd: string) => execFileSync("npm", ["--loglevel=error", ...args], { cwd, encoding: "utf8" });

const [slip] = (await createLinter({ packs: [zhService] })).lint("我不知道");
const wanted = slip?.suggestions[0]?.text;
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

/** Copies examples into a folder, and installs and builds them there, as one workspace so that what they share is installed once. */
function make(folder: string, copied: readonly string[], tarball: string, versions: Record<string, string> = {}): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "customer", private: true, workspaces: copied }));
  for (const name of copied) {
    cpSync(join(examples, name), join(folder, name), { recursive: true, filter: (source) => !/node_modules|dist$/.test(source) });
    const file = join(folder, name, "package.json");
    const example = JSON.parse(readFileSync(file, "utf8"));
    for (const dependency of Object.keys(versions)) expect(example.dependencies).toHaveProperty(dependency);
    Object.assign(example.dependencies, versions, { phraselint: `file:${tarball}` });
    writeFileSync(file, JSON.stringify(example));
  }
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], folder);
  npm(["run", "build", "--workspaces", "--", "--base=./", "--logLevel=error"], folder);
}

beforeAll(async () => {
  const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", customer], engine));
  make(join(customer, "all"), names, join(customer, filename));
  make(join(customer, "react-18"), ["react"], join(customer, filename), { react: "^18.3.0", "react-dom": "^18.3.0" });
  browser = await launchBrowser();
  server = await serve(customer);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(customer, { recursive: true });
});

/** How the first suggestion is taken: in the card, or in CodeMirror's own tooltip. */
async function takeFirst(page: Page, name: string): Promise<void> {
  if (name === "codemirror") {
    await page.locator(".cm-lintRange-error").hover();
    return page.locator(".cm-diagnosticAction").first().click();
  }
  await underlined(page, 1);
  await page.keyboard.press("Alt+Enter");
  await openCard(page);
  await page.keyboard.press("Enter");
  await closedCard(page);
}

describe.each([...names.map((name) => ["all", name] as const), ["react-18", "react"] as const])("%s/%s", (folder, name) => {
  it("underlines, takes a suggestion, and sends the new text", async () => {
    const context = await browser.newContext({ viewport: { width: 640, height: 520 } });
    const page = await context.newPage();
    await recordShadowRoots(page);
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(`${server.url}/${folder}/${name}/dist/`);
    const box = page.getByRole("textbox", { name: "回复" });
    await box.click();
    await page.keyboard.type("我不知道");
    await takeFirst(page, name);
    await page.getByRole("button", { name: "发送" }).click();
    expect(await page.locator("li").allInnerTexts()).toEqual(["我的快递三天没动了，怎么回事？", wanted]);
    expect(await box.evaluate((element) => ("value" in element ? element.value : element.querySelector("[data-placeholder], .cm-placeholder") ? "" : element.textContent))).toBe("");
    expect(errors).toEqual([]);
    await context.close();
  });
});
