import { describe, expect, it } from "vitest";
import { underlined, underlines } from "../../../dom/test/browser/support.js";
import { mountSpecs, specs } from "./components.js";
import { usePage } from "./support.js";

const open = usePage("element.ts");

describe("<phrase-lint>", () => {
  specs(open, "an element");
  mountSpecs(open, "an element");

  it("takes up a box that a script puts into it, and only once when it has been away", async () => {
    const page = open();
    const put = (name: string) => page.evaluate((box) => document.querySelector("phrase-lint")?.replaceChildren(document.createElement(box)), name);
    await page.evaluate(() => app.mount("an element"));
    await put("input");
    await page.locator("phrase-lint input").click();
    await page.keyboard.type("我不知道");
    await underlined(page, 1);
    await page.evaluate(() => {
      const element = document.querySelector("phrase-lint");
      element?.remove();
      element?.replaceChildren(document.createElement("textarea"));
      return new Promise<void>((done) => requestAnimationFrame(() => {
        document.getElementById("root")?.prepend(element ?? "");
        done();
      }));
    });
    await page.locator("phrase-lint textarea").click();
    await page.keyboard.type("我不知道");
    await underlined(page, 1);
  });

  it("is silent while it is off", async () => {
    const page = open();
    await page.evaluate(() => app.mount("an element"));
    await page.locator("phrase-lint textarea").click();
    await page.keyboard.type("我不知道");
    await underlined(page, 1);
    await page.evaluate(() => document.querySelector("phrase-lint")?.setAttribute("off", ""));
    expect(await underlines(page)).toEqual([]);
    await page.evaluate(() => document.querySelector("phrase-lint")?.removeAttribute("off"));
    await underlined(page, 1);
  });

  it("takes over the linter that was set before it was defined", async () => {
    const page = open();
    await page.evaluate(() => app.mount("an element from before its definition"));
    await page.locator("phrase-lint textarea").click();
    await page.keyboard.type("我不知道");
    await underlined(page, 1);
  });
});
