import type { Locks, Policy } from "./policy.js";
import { isAnyRule } from "./ruleIds.js";
import { DEFAULTS, type Settings } from "./settings.js";

/** Where packs are renewed from: the address of the index, and the text of the pinned root. */
export interface Channel {
  readonly index: string;
  readonly root: string;
}

export interface Effective {
  readonly effective: Settings;
  readonly locks: Locks;
}

/** What is in force: what a person has chosen, under what the policy has decided. @param built the channel of the build, if it has one */
export function effectiveSettings(settings: Settings, policy: Policy, built?: Channel): Effective {
  const locks = locksOf(policy);
  const mayIgnore = !locks.ignore;
  const updatesOff = policy.updates?.enabled === false;
  return {
    locks,
    effective: {
      ...settings,
      rules: {
        ...Object.fromEntries(Object.entries(settings.rules).filter(([rule, severity]) => !isAnyRule(rule, locks.rules) && (mayIgnore || severity !== "off"))),
        ...Object.fromEntries((policy.severities ?? []).map(({ rule, severity }) => [rule, severity])),
        ...Object.fromEntries((policy.rulesOff ?? []).map((rule) => [rule, "off"] as const)),
      },
      ignored: mayIgnore ? settings.ignored : [],
      slots: { ...settings.slots, ...Object.fromEntries((policy.slots ?? []).map(({ name, value }) => [name, value])) },
      // Whole, because what is left open could be chosen so that nothing is held.
      guard: policy.guard ? { ...DEFAULTS.guard, ...policy.guard } : settings.guard,
      channel: updatesOff ? undefined : channelOf(settings, policy, built),
      updateHours: updatesOff ? 0 : policy.updates?.intervalHours ?? settings.updateHours,
    },
  };
}

function channelOf(settings: Settings, { updates }: Policy, built: Channel | undefined): Channel | undefined {
  const fallback = settings.channel ?? built;
  if (!updates?.index && !updates?.root) return fallback;
  const index = updates.index ?? fallback?.index;
  const root = updates.root ?? built?.root;
  return index && root ? { index, root } : undefined;
}

function locksOf({ updates, guard, slots = [], allowIgnore, allowOwnPacks, rulesOff = [], rulesLocked = [], severities = [] }: Policy): Locks {
  const isOff = updates?.enabled === false;
  return {
    channel: isOff || updates?.index !== undefined || updates?.root !== undefined,
    updateHours: isOff || updates?.intervalHours !== undefined,
    guard: guard !== undefined,
    slots: slots.map(({ name }) => name),
    ignore: allowIgnore === false,
    ownPacks: allowOwnPacks === false,
    rules: [...rulesOff, ...rulesLocked, ...severities.map(({ rule }) => rule)],
  };
}
