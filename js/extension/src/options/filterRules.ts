import type { Severity } from "phraselint";
import type { RuleInfo } from "phraselint/author";
import { isRule } from "../ruleIds.js";
import type { Settings } from "../settings.js";

export interface Filter {
  /** Words that all have to be in the id, the phrases, the message or the reason. */
  readonly query: string;
  /** The id of a pack, "" for all. */
  readonly pack: string;
  /** `changed`: what was set differently from its pack. */
  readonly severity: "" | "off" | "changed" | Severity;
}

export const packOf = ({ id }: RuleInfo): string => id.slice(0, id.indexOf("/"));

/** What a rule comes to, off or its severity, as the engine decides it: off if anything says so, else the last that is said. */
export function inForce({ id, severity, off }: RuleInfo, rules: Settings["rules"]): "off" | Severity {
  const meant = Object.entries(rules).filter(([pattern]) => isRule(id, pattern)).map(([, setting]) => setting);
  return off || meant.includes("off") ? "off" : meant.at(-1) ?? severity;
}

/** The rules that a filter lets through, in their order. */
export function filterRules(all: readonly RuleInfo[], rules: Settings["rules"], { query, pack, severity }: Filter): RuleInfo[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((rule) => {
    if (pack && packOf(rule) !== pack) return false;
    if (severity === "changed" ? rules[rule.id] === undefined : severity && inForce(rule, rules) !== severity) return false;
    const where = [rule.id, rule.message, rule.why ?? "", ...rule.tags, ...rule.phrases, ...rule.suggestions].join("\n").toLowerCase();
    return words.every((word) => where.includes(word));
  });
}
