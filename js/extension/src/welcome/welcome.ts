import { browser } from "../browser.js";
import { CONSOLES } from "../consoles.js";
import { fillPage, text, type Key } from "../pages/i18n.js";
import { byId, make, write } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { save } from "../pages/save.js";

const allow = byId<HTMLButtonElement>("allow");
const outcome = byId("outcome");

fillPage("welcomeTitle");
const choices = CONSOLES.map(({ name, pattern }) => {
  const box = make("input");
  box.type = "checkbox";
  box.value = pattern;
  box.addEventListener("change", count);
  const address = pattern.replace(/^https:\/\/|\/\*$/g, "");
  const note = make("span", "soft", [address]);
  byId("consoles").append(make("li", "", [make("label", "", [box, make("span", "", [name]), note])]));
  return { box, note, address };
});
const notes = [...new Set(CONSOLES.map(({ note }) => note).filter(Boolean))];
write(byId("notes"), notes.map((note) => text(note as Key)).join(" "));

const chosen = (): string[] => choices.filter(({ box }) => box.checked && !box.disabled).map(({ box }) => box.value);

function count(): void {
  const { length } = chosen();
  allow.disabled = length === 0;
  write(allow, length === 0 ? text("welcomeChoose") : text("welcomeAllow", length));
}

/** Shows which have access: there is nothing to be asked of those any more. */
async function look(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  for (const { box, note, address } of choices) {
    const isAllowed = origins.includes(box.value);
    if (box.disabled !== isAllowed) box.checked = isAllowed;
    box.disabled = isAllowed;
    write(note, isAllowed ? `${address} · ${text("welcomeAllowed")}` : address);
  }
  count();
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
void look();
browser.permissions.onAdded.addListener(() => void look());
browser.permissions.onRemoved.addListener(() => void look());
void save((settings) => ({ ...settings, welcomed: true }));
