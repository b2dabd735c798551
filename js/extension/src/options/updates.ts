import { describeOutcome, describeStatus } from "phraselint/updates";
import { ask } from "../pages/ask.js";
import type { UpdatesState } from "../messages.js";
import { button, lockNote, select } from "../pages/controls.js";
import { dateAndTime, locale, text } from "../pages/i18n.js";
import { make, write } from "../pages/make.js";
import { channel } from "./channel.js";
import { hoursName } from "./hours.js";
import { fail, keep } from "./saved.js";
import { card, row, type View } from "./section.js";

const HOURS = [0, 1, 6, 12, 24, 72, 168];
const POLL = 1000;

/** Where packs are renewed from, how often, and what came of it. */
export function updates(onChanged: () => void): { readonly root: HTMLElement; show(view: View): void } {
  const warnings = make("div", "warnings");
  warnings.role = "alert";
  const address = make("span", "soft");
  const outcome = make("p", "notice");
  outcome.role = "status";
  const next = make("span", "soft");
  const check = button(text("checkNow"), () => void run(), "primary");
  const interval = make("div", "how");
  const other = channel();
  let isRunning = false;
  let warned = "";

  async function draw(): Promise<void> {
    const state = await ask("updates", null);
    write(address, state.index || text("noChannel"));
    check.disabled = isRunning || state.isRunning || state.index === "";
    const words = state.status ? describeStatus(state.status, locale()) : [];
    // Written again only when it is new, because it is read out then.
    if (words.join() !== warned) warnings.replaceChildren(...words.map((one) => make("p", "notice warning", [one])));
    warned = words.join();
    write(next, state.next > 0 ? text("nextCheck", dateAndTime(state.next)) : "");
    tell(state);
    // A run that the browser's alarm has started.
    if (state.isRunning && !isRunning) setTimeout(() => void draw().then(onChanged, fail), POLL);
  }

  function tell({ lastReport, isRunning: runs }: UpdatesState): void {
    const isBusy = runs || isRunning;
    outcome.hidden = !isBusy && !lastReport;
    if (isBusy) {
      outcome.className = "notice busy";
      write(outcome, text("checking"));
    } else if (lastReport) {
      const isGood = lastReport.outcome === "updated" || lastReport.outcome === "up-to-date";
      outcome.className = `notice ${isGood ? "good" : "warning"}`;
      write(outcome, text("lastCheck", dateAndTime(new Date(lastReport.at)), describeOutcome(lastReport, locale())));
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    try {
      const asked = ask("checkUpdates", null);
      await draw();
      await asked;
    } catch (error) {
      fail(error);
    }
    isRunning = false;
    await draw();
    onChanged();
  }

  return {
    root: card(text("updates"), [
      warnings,
      row(text("channel"), "", [address]),
      make("div", "row", [make("div", "what", [make("span", "name", [text("interval")]), next]), interval]),
      outcome,
      make("div", "foot", [check]),
      other.root,
    ]),
    show(view) {
      const { effective, locks } = view;
      const hours = [...new Set([...HOURS, effective.updateHours])].sort((one, two) => one - two);
      const choice = select(text("interval"), hours.map((one) => [String(one), hoursName(one)]), String(effective.updateHours), (value) => void keep((settings) => ({ ...settings, updateHours: Number(value) })));
      choice.disabled = locks.updateHours;
      const hadFocus = interval.contains(document.activeElement);
      interval.replaceChildren(choice, ...(locks.updateHours ? [lockNote()] : []));
      if (hadFocus) choice.focus();
      other.show(view);
      draw().catch(fail);
    },
  };
}
