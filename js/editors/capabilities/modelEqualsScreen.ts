import { fixed, type Person } from "../bench/person.js";
import { another, twoSlips } from "../bench/texts.js";

/** Everything that can happen to a text, one after the other: what the editor would send is what the person sees, all the way. */
export async function modelEqualsScreen(person: Person): Promise<void> {
  const { tab, editor } = person;
  await person.attach();
  await person.enter();
  const first = twoSlips(editor);
  await person.type(first);
  await person.sees(first);
  await person.pause();

  const slip = (await person.lint(first)).at(-1);
  const once = fixed(first, slip);
  await person.fixByKeys();
  await person.sees(once);
  await person.pause();
  await tab.press("Control+z");
  await person.sees(first);
  await person.pause();
  // Where undo puts the caret is the editor's own business.
  await person.goTo("Control+End");
  await person.fixByKeys();
  await person.sees(once);
  await person.goTo("Control+End");
  await person.type("好");
  await person.sees(`${once}好`);

  const set = another(editor);
  await tab.evaluate((text) => bench.driver.set(text), set);
  await person.sees(set);
  // Not every editor leaves the caret in the new text.
  await person.enter();
  await person.goTo("Control+End");
  let text = set;
  if (tab.inputMethod) {
    await tab.inputMethod.compose(["q", "qin", "亲"]);
    await tab.inputMethod.commit("亲");
    text += "亲";
    await person.sees(text);
  }
  for (;;) {
    const next = (await person.lint(text)).at(-1);
    if (!next) break;
    await person.fixByKeys();
    text = fixed(text, next);
    await person.sees(text);
  }
  await person.goTo("Control+End");
  await person.type("再见");
  await person.sees(`${text}再见`);
  await tab.press("Backspace");
  await person.sees(`${text}再`);
}
