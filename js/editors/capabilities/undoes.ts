import { fixed, type Person } from "../bench/person.js";
import { SENTENCE } from "../bench/texts.js";

/** One Ctrl+Z takes a fix back, and only the fix. */
export async function undoes(person: Person): Promise<void> {
  await person.attach();
  await person.enter();
  await person.type(SENTENCE);
  await person.sees(SENTENCE);
  // Whoever reads a card takes a moment; editors undo in one step what came within a second.
  await person.pause();
  const slip = (await person.lint(SENTENCE)).at(-1);
  await person.fixByKeys();
  await person.sees(fixed(SENTENCE, slip));
  await person.pause();
  await person.tab.press("Control+z");
  await person.sees(SENTENCE);
}
