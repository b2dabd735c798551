import type { Person } from "../bench/person.js";
import { SENTENCE, twoSlips } from "../bench/texts.js";

/** What is typed gives the diagnostics that the linter gives for it, also over two lines, and none when the slip is gone. */
export async function finds(person: Person): Promise<void> {
  await person.attach();
  await person.enter();
  await person.type(SENTENCE);
  await person.sees(SENTENCE);
  await person.tab.press("Backspace");
  await person.sees(SENTENCE.slice(0, -1));

  await person.startAgain();
  await person.attach();
  await person.enter();
  const text = twoSlips(person.editor);
  await person.type(text);
  await person.sees(text);
}
