import { fixed, type Person } from "../bench/person.js";
import { SENTENCE } from "../bench/texts.js";

/** A click on a suggestion changes its stretch and nothing else; the caret stays behind the text, where typing goes on. */
export async function fixesOne(person: Person): Promise<void> {
  await person.attach();
  await person.enter();
  await person.type(SENTENCE);
  await person.sees(SENTENCE);
  const [slip] = await person.lint(SENTENCE);
  await person.fixByMouse(slip?.text ?? "");
  const text = fixed(SENTENCE, slip);
  await person.sees(text);
  await person.type("，谢谢");
  await person.sees(`${text}，谢谢`);
}
