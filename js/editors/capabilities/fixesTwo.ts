import { fixed, type Person } from "../bench/person.js";
import { twoSlips } from "../bench/texts.js";

/** Two slips on two lines, by keys: the nearest to the caret first. The caret stays where it was, behind both. */
export async function fixesTwo(person: Person): Promise<void> {
  const before = twoSlips(person.editor);
  await person.attach();
  await person.enter();
  await person.type(before);
  await person.sees(before);
  const once = fixed(before, (await person.lint(before)).at(-1));
  await person.fixByKeys();
  await person.sees(once);
  const twice = fixed(once, (await person.lint(once)).at(-1));
  await person.fixByKeys();
  await person.sees(twice);

  await person.type("好");
  await person.sees(`${twice}好`);
}
