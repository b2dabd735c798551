import { text, type Key } from "../pages/i18n.js";
import { severityName } from "../pages/severity.js";
import type { Settings } from "../settings.js";
import type { Change } from "./changes.js";
import { hoursName } from "./hours.js";
import { slotName } from "./slots.js";

const LONGEST = 80;

const KEYS: Readonly<Partial<Record<keyof Settings, Key>>> = {
  sites: "sites", rules: "rules", ignored: "ignored", slots: "slots", guard: "guard", keys: "keys", packsOff: "packsOffName", channel: "channel", updateHours: "interval",
};
const NAMES: Readonly<Record<string, Key>> = {
  "guard.action": "guardAction", "guard.severity": "guardSeverity", "guard.sendKeys": "guardKeys", "guard.sendButton": "guardButton",
  "keys.open": "keyOpen", "keys.next": "keyNext", "keys.previous": "keyPrevious", "keys.fixAll": "keyFixAll",
  "channel.index": "channelIndex", "channel.root": "channelRoot",
};
const VALUES: Readonly<Record<string, Key>> = {
  "sites.on": "siteOn", "sites.off": "ruleIsOff", "rules.off": "ruleIsOff",
  "action.off": "guardOff", "action.allow": "guardOff", "action.ask": "guardAsk", "action.block": "guardBlock",
};

/** A change as the rest of the page calls it: the section, what it is about there, and both values. */
export function changeWords({ key, name, before, after }: Change): { section: string; name: string; before: string; after: string } {
  const named = NAMES[`${key}.${name}`];
  const value = (written: string): string => valueWords(key, name, written);
  return {
    section: text(KEYS[key] ?? "settings"),
    name: named ? text(named) : key === "slots" ? slotName(name) : name,
    before: value(before),
    after: value(after),
  };
}

function valueWords(key: keyof Settings, name: string, value: string): string {
  const known = VALUES[`${key === "guard" ? name : key}.${value}`];
  if (known) return text(known);
  if (key === "updateHours" && value) return hoursName(Number(value));
  if ((key === "rules" || name === "severity") && (value === "error" || value === "warning" || value === "info")) return severityName(value);
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
