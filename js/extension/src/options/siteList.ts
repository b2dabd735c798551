import { matches } from "../patterns.js";
import type { Policy } from "../policy.js";

/** A line on the list: what access was granted for, or a site that was switched, or both. */
export interface Site {
  readonly pattern?: string;
  /** Absent where the pattern covers several. */
  readonly origin?: string;
  /** Whether access has been granted, by this pattern or another. */
  readonly hasAccess: boolean;
}

/** The sites of the patterns that access was granted for, and the others that were switched on or off. */
export function sitesOf(granted: readonly string[], switched: readonly string[]): Site[] {
  const sites = granted.filter((pattern) => /^(\*|https?):/.test(pattern)).map((pattern): Site => {
    const origin = pattern.replace(/\/\*$/, "");
    return { pattern, hasAccess: true, ...(!origin.includes("*") && { origin }) };
  });
  const others = switched.filter((origin) => !sites.some((site) => site.origin === origin)).map((origin): Site => ({ origin, hasAccess: granted.some((pattern) => matches(pattern, `${origin}/`)) }));
  const name = ({ origin, pattern }: Site): string => origin ?? pattern ?? "";
  return [...sites, ...others].sort((one, other) => name(one).localeCompare(name(other)));
}

/** Whether the policy decides about an address. */
export function isDecided(url: string, { allowedSites = [], blockedSites = [] }: Pick<Policy, "allowedSites" | "blockedSites">): boolean {
  return allowedSites.length > 0 || blockedSites.some((pattern) => matches(pattern, url));
}
