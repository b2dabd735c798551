import { expectRightPixels } from "../bench/paint.js";
import type { Person } from "../bench/person.js";
import { twoSlips } from "../bench/texts.js";

/** Coloured pixels are under the words of the diagnostics, and nowhere else. */
export async function underlines(person: Person): Promise<void> {
  const text = twoSlips(person.editor);
  const typed = async (): Promise<void> => {
    await person.enter();
    await person.type(text);
    await person.reads(text);
    await person.tab.move({ x: 2, y: 2 });
  };
  await typed();
  const bare = await person.screenshot();
  await person.startAgain();
  await person.attach();
  await typed();
  await expectRightPixels(person, text, bare);
}
