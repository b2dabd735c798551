import { deepStrictEqual, notDeepStrictEqual } from "node:assert/strict";
import { becomes } from "../bench/becomes.js";
import { difference } from "../bench/paint.js";
import type { Person } from "../bench/person.js";
import { SENTENCE } from "../bench/texts.js";

/** Afterwards the page is as it was before: nothing in it, nothing painted, and nothing comes back with typing. */
export async function detaches(person: Person): Promise<void> {
  const { tab } = person;
  const both = SENTENCE + SENTENCE;
  await person.enter();
  await person.type(both);
  await person.reads(both);
  await tab.move({ x: 2, y: 2 });
  const bare = await person.screenshot();

  await person.startAgain();
  const before = await tab.evaluate(() => bench.traces());
  deepStrictEqual([before.highlights, before.elements], [[], []]);
  await person.attach();
  await person.enter();
  await person.type(SENTENCE);
  await person.sees(SENTENCE);
  await tab.press("Alt+Enter");
  await person.card();
  notDeepStrictEqual(await tab.evaluate(() => bench.traces()), before);
  await tab.evaluate(() => bench.detach());
  deepStrictEqual(await tab.evaluate(() => bench.traces()), before);

  const linted = await tab.evaluate(() => bench.linted.length);
  await person.type(SENTENCE);
  await person.reads(both);
  await tab.move({ x: 2, y: 2 });
  // The box below is attached to and given the same text: when it is underlined, this one would have been.
  await tab.evaluate((text) => {
    const control = document.getElementById("control") as HTMLElement;
    control.textContent = text;
    bench.attach("control");
  }, SENTENCE);
  await becomes(tab, () => tab.evaluate(() => CSS.highlights.size > 0), true, "the box below is underlined");
  await tab.evaluate(() => {
    bench.detach();
    (document.getElementById("control") as HTMLElement).textContent = "";
  });
  await becomes(tab, () => difference(tab, bare), []);
  deepStrictEqual(await tab.evaluate(() => bench.traces()), before);
  deepStrictEqual(await tab.evaluate(() => bench.linted.length), linted);
}
