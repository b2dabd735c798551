import { button } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { byId, make } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { save, type Edit } from "../pages/save.js";

const SHOWN_FOR = 6000;
let timer = 0;

/** Saves a change, says so quietly, and offers to take it back. */
export async function keep(edit: Edit): Promise<void> {
  try {
    const undo = await save(edit);
    say(text("saved"), "good", [button(text("undo"), () => void undo().then(() => say(text("undone"), "good"), fail), "plain")]);
  } catch (error) {
    fail(error);
  }
}

/** Says what came of something at the foot of the page. */
export function say(words: string, kind: "good" | "error", actions: readonly Node[] = []): void {
  const saved = byId("saved");
  saved.className = `saved shown ${kind}`;
  saved.replaceChildren(make("span", "", [words]), ...actions);
  clearTimeout(timer);
  // An error stays until something else is said.
  if (kind === "good") timer = setTimeout(hide, SHOWN_FOR);
}

function hide(): void {
  const saved = byId("saved");
  // Whoever is about to press it must not have it taken away.
  if (saved.matches(":hover, :focus-within")) timer = setTimeout(hide, SHOWN_FOR);
  else saved.classList.remove("shown");
}

export const fail = (error: unknown): void => say(messageOf(error), "error");
