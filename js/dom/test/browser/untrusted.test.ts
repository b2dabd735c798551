// Events that the page makes itself.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { open, openCard, useBrowser } from "./support.js";

useBrowser();

async function typed(page: Page, painting: "highlights" | "boxes"): Promise<void> {
  await page.evaluate((chosen) => {
    const area = document.getElementById("area") as HTMLElement;
    lab.attached["area"] = lab.attach(area, lab.linter, {
      painting: chosen, hoverDelay: 0, guard: { action: "block", severity: "info" }, onDiagnostics: (diagnostics) => lab.reports.push(diagnostics),
    });
  }, painting);
  await page.locator("#area").click();
  await page.keyboard.type("我不知道");
  await page.waitForFunction(() => (lab.reports.at(-1)?.length ?? 0) > 0);
}

/** Dispatches what a person might do, everywhere in the field. @returns which of the events were kept from their default */
function probe(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const area = document.getElementById("area") as HTMLElement;
    const { left, top } = area.getBoundingClientRect();
    const events: Event[] = ["F8", "Enter"].map((key) => new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true, composed: true }));
    for (let x = 5; x < 120; x += 5) {
      const at = { clientX: left + x, clientY: top + 24, bubbles: true, cancelable: true };
      events.push(new PointerEvent("pointermove", at), new MouseEvent("click", at));
    }
    const kept = [];
    for (const event of events) {
      if (!area.dispatchEvent(event)) kept.push(event.type);
      // Time for a card to open.
      await new Promise((rest) => setTimeout(rest, 1));
      if (document.querySelector("phraselint-card")) kept.push(`card by ${event.type}`);
    }
    return kept;
  });
}

it("tell the page nothing with boxes, and a person's own still count", async () => {
  const page = await open();
  await typed(page, "boxes");
  expect(await probe(page)).toEqual([]);
  await page.keyboard.press("F8");
  expect((await openCard(page)).text).toContain("不知道");
});

it("are a person's with highlights, as tests of a page make them", async () => {
  const page = await open();
  await typed(page, "highlights");
  expect(await probe(page)).toEqual(expect.arrayContaining(["keydown", "card by keydown"]));
});
