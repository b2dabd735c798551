import { browser } from "../browser.js";
import { CONSOLES } from "../consoles.js";
import { fillPage, text, type Key } from "../pages/i18n.js";
import { byId, make, write } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { save } from "../pages/save.js";

const allow = byId<HTMLButtonElement>("allow");
const outcome = byId("outcome");

fillPage("welcomeTitle");
const boxes = CONSOLES.map(({ name, pattern }) => {
  const box = make("input");
  box.type = "checkbox";
  box.value = pattern;
  box.addEventListener("change", count);
  byId("consoles").append(make("li", "", [make("label", "", [box, make("span", "", [name]), make("span", "soft", [pattern.replace(/^https:\/\/|\/\*$/g, "")])])]));
  return box;
});
const notes = [...new Set(CONSOLES.map(({ note }) => note).filter(Boolean))];
write(byId("notes"), notes.map((note) => text(note as Key)).join(" "));

const chosen = (): string[] => boxes.filter(({ checked }) => checked).map(({ value }) => value);

function count(): void {
  const { length } = chosen();
  allow.disabled = length === 0;
  write(allow, length === 0 ? text("welcomeChoose") : text("welcomeAllow", length));
}

function tell(words: string, kind: "good" | "warning" | "error"): void {
  outcome.hidden = false;
  outcome.className = `notice ${kind}`;
  write(outcome, words);
}

// Asked at once, while the press is handled: browsers ask for access only then.
allow.addEventListener("click", () => {
  browser.permissions.request({ origins: chosen() }).then(
    (granted) => (granted ? tell(text("welcomeDone"), "good") : tell(text("welcomeRefused"), "warning")),
    (error: unknown) => tell(messageOf(error), "error"),
  );
});

count();
void save((settings) => ({ ...settings, welcomed: true }));
