import type { RuleInfo } from "phraselint/author";
import { ask } from "../pages/ask.js";
import { button, field, select } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make, write } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { severityChoices } from "../pages/severity.js";
import { author } from "./author.js";
import { filterRules, packOf, type Filter } from "./filterRules.js";
import { packBytes, packChanges } from "./packBytes.js";
import { ruleRow, type RuleRow } from "./ruleRow.js";
import { keep } from "./saved.js";
import { frame, type Section, type View } from "./section.js";

/** How many rows are made at once; the next ones when the last comes near. */
const AT_ONCE = 40;

/** Every rule of the packs in use. */
export function rulesSection(): Section {
  const list = make("ul", "rules");
  const count = make("p", "soft");
  count.role = "status";
  const end = make("div", "end");
  const trouble = make("p", "notice error");
  trouble.role = "alert";
  trouble.hidden = true;
  const search = field(text("ruleSearch"), "");
  search.type = "search";
  search.placeholder = text("ruleSearch");
  search.addEventListener("input", draw);
  const packs = select(text("packs"), [["", text("allPacks")]], "", draw);
  const severity = select<Filter["severity"]>(text("severity"), [["", text("allSeverities")], ...severityChoices(), ["off", text("ruleIsOff")], ["changed", text("changed")]], "", draw);
  const reset = button(text("resetRules"), () => void keep((settings) => ({ ...settings, rules: {} })));

  let all: readonly RuleInfo[] = [];
  let found: readonly RuleInfo[] = [];
  let rows: RuleRow[] = [];
  /** Those that were made, by the id of their rule: what is found again is not made again. */
  const made = new Map<string, RuleRow>();
  let view: View | undefined;
  let loadedFor = "";

  function draw(): void {
    if (!view) return;
    found = filterRules(all, view.effective.rules, { query: search.value, pack: packs.value, severity: severity.value as Filter["severity"] });
    rows = [];
    list.replaceChildren();
    write(count, text("rulesFound", found.length, all.length));
    more();
  }

  function more(): void {
    if (!view) return;
    const next = found.slice(rows.length, rows.length + AT_ONCE).map(rowOf);
    for (const row of next) row.show(view);
    rows.push(...next);
    list.append(...next.map(({ root }) => root));
    // Observed anew, so that it is told again if the end is still in sight.
    near.unobserve(end);
    if (rows.length < found.length) near.observe(end);
  }

  function rowOf(rule: RuleInfo): RuleRow {
    const row = made.get(rule.id) ?? ruleRow(rule);
    made.set(rule.id, row);
    return row;
  }

  const near = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) more();
  }, { rootMargin: "600px" });

  async function load(): Promise<void> {
    write(count, text("loading"));
    try {
      const [{ status }, packs] = await Promise.all([ask("updates", null), packBytes()]);
      const pulled = new Set(status?.off);
      all = (await author("rules", { packs })).map((rule) => (pulled.has(rule.id) ? { ...rule, off: true } : rule));
      trouble.hidden = true;
    } catch (error) {
      all = [];
      trouble.hidden = false;
      write(trouble, messageOf(error));
    }
    made.clear();
    const chosen = packs.value;
    const ids = [...new Set(all.map(packOf))];
    packs.replaceChildren(new Option(text("allPacks"), ""), ...ids.map((id) => new Option(id, id)));
    packs.value = ids.includes(chosen) ? chosen : "";
    draw();
  }

  return {
    root: frame("rules", "rulesHint", [make("div", "filter", [search, packs, severity, reset]), count, trouble, list, end]),
    show(now) {
      view = now;
      reset.disabled = Object.keys(now.chosen.rules).length === 0;
      for (const row of rows) row.show(now);
      const packsNow = JSON.stringify([now.effective.packsOff, packChanges()]);
      if (packsNow === loadedFor) return;
      loadedFor = packsNow;
      void load();
    },
  };
}
