import type { Severity } from "phraselint";
import type { RuleInfo } from "phraselint/author";
import { lockNote, select, toggle } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { severityChoices } from "../pages/severity.js";
import { withSlots } from "../pages/withSlots.js";
import { isAnyRule } from "../ruleIds.js";
import { without } from "../settings.js";
import { inForce } from "./filterRules.js";
import { keep } from "./saved.js";
import type { View } from "./section.js";

/** How many suggestions are shown before they are unfolded. */
const FEW = 2;

export interface RuleRow {
  readonly root: HTMLElement;
  show(view: View): void;
}

/** One rule with its switch and its severity. */
export function ruleRow(rule: RuleInfo): RuleRow {
  const set = (value: "off" | Severity | undefined): void =>
    void keep((settings) => ({ ...settings, rules: value === undefined ? without(settings.rules, rule.id) : { ...settings.rules, [rule.id]: value } }));
  const use = toggle(text("useNamed", rule.message), true, (isOn) => set(isOn ? undefined : "off"));
  const severity = select(text("severityOf", rule.message), severityChoices(), rule.severity, (value) => set(value === rule.severity ? undefined : value));
  const note = make("span", "note");
  const root = make("li", "rule", [
    use,
    make("div", "what", [make("span", "name", [rule.message]), make("span", "", [make("code", "", [rule.id]), note]), details(rule)]),
    severity,
  ]);
  return {
    root,
    show({ effective: { rules }, locks }) {
      const now = inForce(rule, rules);
      const isLocked = isAnyRule(rule.id, locks.rules);
      use.checked = now !== "off";
      // Who may not ignore may not switch off either.
      use.disabled = isLocked || rule.off || locks.ignore;
      severity.disabled = isLocked || now === "off";
      severity.value = now === "off" ? rule.severity : now;
      root.className = `rule ${now}`;
      note.replaceChildren(...(isLocked || locks.ignore ? [lockNote()] : rule.off ? [text("ruleOffByPack")] : rules[rule.id] ? [text("changed")] : []));
    },
  };
}

/** What agents know a rule by: what to write instead. Phrases are for authors. */
function gist({ phrases, suggestions, why }: RuleInfo): (string | Node)[] {
  const wordings = suggestions.filter(Boolean).slice(0, FEW);
  if (wordings.length > 0) return [text("suggestionsAre", ""), ...withSlots(wordings.join("　"))];
  return [why ?? phrases[0] ?? ""];
}

function details(rule: RuleInfo): HTMLElement {
  const list = (title: string, items: readonly (string | Node)[][]): HTMLElement[] =>
    items.length === 0 ? [] : [make("dt", "", [title]), ...items.map((item) => make("dd", "", item))];
  const { phrases, suggestions, why } = rule;
  const summary = make("summary", "", gist(rule));
  const body = make("dl", "");
  const element = make("details", "", [summary, body]);
  // Made when it is looked at: hundreds of rules have thousands of phrases.
  element.addEventListener("toggle", () => {
    body.replaceChildren(
      ...list(text("why"), why ? [[why]] : []),
      ...list(text("phrases"), phrases.map((phrase) => [make("code", "", [phrase])])),
      ...list(text("suggestions"), suggestions.map(withSlots)),
    );
  }, { once: true });
  return element;
}
