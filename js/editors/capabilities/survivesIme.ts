import { deepStrictEqual } from "node:assert/strict";
import type { Person } from "../bench/person.js";

const WORD = "我不知道";
const BEHIND = { steps: ["b", "ba", "吧"], committed: "吧" };
const BEFORE = { steps: ["q", "qi", "qin", "亲"], committed: "亲，" };
const AFTERWARDS = "哦";

/** An input method composes on both sides of an underlined word as it would with nothing attached. */
export async function survivesIme(person: Person): Promise<void> {
  const { tab } = person;
  await compose(person, false);
  const usual = await tab.evaluate(() => bench.events);
  await person.startAgain();
  await person.attach();
  const texts = await compose(person, true);
  deepStrictEqual(await tab.evaluate(() => bench.events), usual);
  const linted = await tab.evaluate(() => bench.linted);
  deepStrictEqual(linted.filter((text) => /[a-z]/.test(text)), []);
  deepStrictEqual(texts.filter((text) => !linted.includes(text)), []);
}

/** @returns the texts between the compositions */
async function compose(person: Person, isAttached: boolean): Promise<string[]> {
  const { tab } = person;
  const { inputMethod } = tab;
  if (!inputMethod) throw new Error("this browser's protocol cannot compose");
  const settled = isAttached ? person.sees : person.reads;
  await person.enter();
  await person.type(WORD);
  await settled(WORD);
  await tab.evaluate(() => bench.recordEvents());
  await inputMethod.compose(BEHIND.steps);
  await inputMethod.commit(BEHIND.committed);
  const behind = WORD + BEHIND.committed;
  await settled(behind);
  await person.goTo("Home");
  await inputMethod.compose(BEFORE.steps);
  await inputMethod.commit(BEFORE.committed);
  const before = BEFORE.committed + behind;
  await settled(before);
  await person.goTo("End");
  await tab.type(AFTERWARDS);
  await settled(before + AFTERWARDS);
  return [WORD, behind, before, before + AFTERWARDS];
}
