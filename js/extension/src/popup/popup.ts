import { browser } from "../browser.js";
import type { PageStatus } from "../messages.js";
import { ask } from "../pages/ask.js";
import { button, lockNote } from "../pages/controls.js";
import { fillPage, text } from "../pages/i18n.js";
import { byId, make, redraw, write } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { SEVERITIES, severityName } from "../pages/severity.js";
import { isChecking, siteWords } from "../pages/siteWords.js";
import { currentTab } from "../pages/tab.js";
import { openPanel } from "./openPanel.js";
import { allow, pause, switchOff, switchOn } from "./site.js";

const POLL = 500;

const scene = byId<HTMLSelectElement>("scene");
const trouble = byId("trouble");
let shown = "";

fillPage("shortName");
const tabId = await currentTab();

byId("open-options").addEventListener("click", () => run(openOptions()));
byId("open-panel").addEventListener("click", () => run(openPanel(tabId)));
scene.addEventListener("change", () => run(ask("setScene", { tabId, scene: scene.value })));

async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

function tell(words: string): void {
  trouble.hidden = words === "";
  write(trouble, words);
}

function run(act: Promise<unknown>): void {
  act.then(look, (error: unknown) => tell(messageOf(error)));
}

/** Asks how the page is doing, and shows it if that is new: what is found there changes while the popup is open. */
async function look(): Promise<void> {
  try {
    const status = await ask("status", { tabId });
    if (JSON.stringify(status) === shown) return;
    shown = JSON.stringify(status);
    show(status);
  } catch (error) {
    shown = "";
    tell(messageOf(error));
  }
}

function show(status: PageStatus): void {
  const { headline, hint } = siteWords(status);
  byId("state").className = `state ${status.state}${isChecking(status) ? " checking" : ""}`;
  const host = status.origin.replace(/^https?:\/\//, "");
  write(byId("site"), host);
  byId("site").title = host;
  write(byId("headline"), headline);
  write(byId("hint"), hint);
  byId("counts").replaceChildren(...(isChecking(status) ? SEVERITIES.map((severity) => count(severity, status)) : []));
  redraw(byId("actions"), actions(status));
  showScene(status);
  tell(status.trouble && text("packTrouble", status.trouble));
}

function count(severity: (typeof SEVERITIES)[number], { counts }: PageStatus): HTMLElement {
  return make("div", `count ${severity}${counts[severity] === 0 ? " none" : ""}`, [
    make("dt", "", [severityName(severity)]),
    make("dd", "", [String(counts[severity])]),
  ]);
}

function actions(status: PageStatus): HTMLElement[] {
  const { origin, state, locked, hasPacks } = status;
  const act = (label: string, key: string, start: () => Promise<unknown>, className = ""): HTMLElement => {
    const element = button(label, () => run(start()), className);
    element.dataset["key"] = key;
    return element;
  };
  // The first has the same key in every state, so that the focus stays where the press was.
  switch (state) {
    case "on":
      if (!hasPacks) return [act(text("openOptions"), "first", openOptions, "primary")];
      if (locked) return [lockNote()];
      return [act(text("pauseSite"), "first", () => pause(origin)), act(text("switchOffSite"), "second", () => switchOff(origin))];
    case "off":
    case "paused": return [act(text("switchOnSite"), "first", () => switchOn(origin), "primary")];
    case "no-access": return [act(text("allowSite"), "first", () => allow(status).then((granted) => { if (!granted) throw new Error(text("allowRefused")); }), "primary")];
    default: return [];
  }
}

function showScene({ state, scene: chosen, scenes }: PageStatus): void {
  byId("scene-row").hidden = state !== "on" || scenes.length === 0;
  if (document.activeElement === scene && scene.value === chosen) return;
  scene.replaceChildren(new Option(text("anyScene"), ""), ...scenes.map(({ id, label }) => new Option(label, id)));
  // Its pack may have been switched off since.
  scene.value = scenes.some(({ id }) => id === chosen) ? chosen : "";
}

await look();
setInterval(look, POLL);
