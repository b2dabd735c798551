import { ask } from "../pages/ask.js";
import { fillPage, text, type Key } from "../pages/i18n.js";
import { byId, make } from "../pages/make.js";
import { onSettings } from "../pages/save.js";
import { guardSection } from "./guard.js";
import { ignoredSection } from "./ignored.js";
import { keysSection } from "./keys.js";
import { packsSection } from "./packs.js";
import { privacySection } from "./privacy.js";
import { rulesSection } from "./rules.js";
import { fail } from "./saved.js";
import type { Section, View } from "./section.js";
import { sitesSection } from "./sites.js";
import { slotsSection } from "./slots.js";
import { transferSection } from "./transfer.js";

const SECTIONS: readonly { readonly id: string; readonly title: Key; readonly make: () => Section }[] = [
  { id: "packs", title: "packs", make: packsSection },
  { id: "rules", title: "rules", make: rulesSection },
  { id: "slots", title: "slots", make: slotsSection },
  { id: "ignored", title: "ignored", make: ignoredSection },
  { id: "guard", title: "guard", make: guardSection },
  { id: "keys", title: "keys", make: keysSection },
  { id: "sites", title: "sites", make: sitesSection },
  { id: "transfer", title: "transfer", make: transferSection },
  { id: "privacy", title: "privacy", make: privacySection },
];

const main = byId("main");
const made = new Map<string, Section>();
let view: View;

fillPage("optionsTitle");
const links = SECTIONS.map(({ id, title }) => {
  const link = make("a", "", [text(title)]);
  link.href = `#${id}`;
  return link;
});
byId("nav").append(...links);

/** Shows the section in the address, making it when it is looked at first: the rules cost a WebAssembly. */
function open(): void {
  const section = SECTIONS.find(({ id }) => location.hash === `#${id}`) ?? SECTIONS[0];
  if (!section) return;
  const now = made.get(section.id) ?? section.make();
  made.set(section.id, now);
  now.show(view);
  main.replaceChildren(now.root);
  for (const link of links) {
    const isHere = link.hash === `#${section.id}`;
    link.ariaCurrent = isHere ? "page" : null;
    if (isHere) link.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

async function look(): Promise<void> {
  view = await ask("settings", null);
}

onSettings(() => {
  look().then(() => {
    for (const section of made.values()) section.show(view);
  }, fail);
});
addEventListener("hashchange", () => {
  open();
  scrollTo(0, 0);
});
look().then(open, fail);
