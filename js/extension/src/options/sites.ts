import { browser } from "../browser.js";
import { CONSOLES } from "../consoles.js";
import { patternOf } from "../patterns.js";
import { without } from "../settings.js";
import { decideSite } from "../sites.js";
import { ask } from "../pages/ask.js";
import { button, field, form, lockNote, toggle } from "../pages/controls.js";
import { clock, text } from "../pages/i18n.js";
import { make, redraw } from "../pages/make.js";
import { addressOf } from "./address.js";
import { isDecided, sitesOf, type Site } from "./siteList.js";
import { fail, keep, say } from "./saved.js";
import { card, frame, row, type Section, type View } from "./section.js";

/** Where it works. */
export function sitesSection(): Section {
  const list = make("div", "rows");
  const empty = make("p", "soft", [text("sitesNone")]);
  const consoles = make("div", "rows");
  const input = field(text("siteAdd"), "");
  input.placeholder = "https://im.example.com";
  const trouble = make("p", "bad");
  trouble.role = "alert";
  const another = form([input], text("allow"), () => {
    const address = addressOf(input.value);
    trouble.textContent = address ? "" : text("siteWrong", input.value.trim());
    input.ariaInvalid = String(!address);
    if (!address) return input.focus();
    // What was typed stays until it has been allowed.
    allow(patternOf(address), new URL(address).origin, () => another.reset());
  }, "primary");
  let view: View | undefined;

  /** Has to be called while the press is handled: browsers ask for access only then. @param origin a site that is wanted on, too */
  function allow(pattern: string, origin?: string, done?: () => void): void {
    if (origin) ask("switchOn", { origin }).catch(fail);
    browser.permissions.request({ origins: [pattern] }).then((granted) => {
      if (!granted) return say(text("allowRefused"), "error");
      done?.();
      say(text("welcomeAllowed"), "good");
      return draw();
    }).catch(fail);
  }

  async function remove({ pattern, origin }: Site): Promise<void> {
    // What the manifest or an administrator has granted cannot be taken away here.
    if (pattern) await browser.permissions.remove({ origins: [pattern] }).catch(fail);
    if (origin) await keep((settings) => ({ ...settings, sites: without(settings.sites, origin) }));
    await draw();
  }

  function allowButton(name: string, pattern: string, origin?: string): HTMLButtonElement {
    const element = button(text("allow"), () => allow(pattern, origin));
    element.ariaLabel = text("allowNamed", name);
    element.dataset["key"] = pattern;
    return element;
  }

  function line(site: Site, { effective, policy }: View, granted: readonly string[]): HTMLElement {
    const { pattern, origin, hasAccess } = site;
    const label = origin ?? pattern?.replace(/\/\*$/, "") ?? "";
    const away = button(text("remove"), () => void remove(site), "plain remove");
    away.ariaLabel = text("removeNamed", label);
    away.dataset["key"] = `remove ${label}`;
    if (!origin) return row(label, "", [away]);
    if (!hasAccess) return row(label, text("siteNoAccess"), [allowButton(label, patternOf(origin), origin), away]);
    const { state, pausedUntil } = decideSite(`${origin}/`, { settings: effective, policy, granted, now: Date.now() });
    const use = toggle(text("useNamed", label), state === "on" || state === "paused", (isOn) =>
      void keep((settings) => ({ ...settings, sites: isOn ? without(settings.sites, origin) : { ...settings.sites, [origin]: "off" } })));
    use.dataset["key"] = `use ${label}`;
    const isLocked = isDecided(`${origin}/`, policy);
    use.disabled = isLocked;
    return row(label, state === "paused" ? text("statePausedHint", clock(pausedUntil)) : "", [...(isLocked ? [lockNote()] : []), use, away]);
  }

  async function draw(): Promise<void> {
    if (!view) return;
    const now = view;
    const { origins = [] } = await browser.permissions.getAll();
    const sites = sitesOf(origins, Object.keys(now.effective.sites));
    empty.hidden = sites.length > 0;
    redraw(list, sites.map((site) => line(site, now, origins)));
    redraw(consoles, CONSOLES.filter(({ pattern }) => !origins.includes(pattern)).map(({ name, pattern }) => row(name, pattern, [allowButton(name, pattern)])));
  }

  browser.permissions.onAdded.addListener(() => void draw());
  browser.permissions.onRemoved.addListener(() => void draw());
  return {
    root: frame("sites", "sitesHint", [card("", [another, trouble, empty, list]), card(text("consoles"), [make("p", "soft", [text("consoleUnverified")]), consoles])]),
    show(now) {
      view = now;
      void draw();
    },
  };
}
