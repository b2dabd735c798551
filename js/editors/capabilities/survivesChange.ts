import { expectRightPixels } from "../bench/paint.js";
import type { Person } from "../bench/person.js";
import { another, CLEAN, twoSlips } from "../bench/texts.js";

/** When the page changes the text, the underlines are those of the new text. */
export async function survivesChange(person: Person): Promise<void> {
  const { tab } = person;
  const set = async (text: string): Promise<void> => {
    await tab.evaluate((next) => bench.driver.set(next), text);
    await person.reads(text);
  };
  const typed = twoSlips(person.editor);
  const type = async (): Promise<void> => {
    await person.enter();
    await person.type(typed);
    await tab.move({ x: 2, y: 2 });
  };
  await type();
  const bare = new Map<string, string>();
  for (const text of [another(person.editor), CLEAN]) {
    await set(text);
    bare.set(text, await person.screenshot());
  }

  await person.startAgain();
  await person.attach();
  await type();
  await person.sees(typed);
  for (const [text, screenshot] of bare) {
    await set(text);
    await person.sees(text);
    await expectRightPixels(person, text, screenshot);
  }
}
