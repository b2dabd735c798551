import type { SiteState } from "./messages.js";
import { exactPatternOf, intersection, isPattern, matches } from "./patterns.js";
import type { Policy } from "./policy.js";
import type { Settings } from "./settings.js";

/** What decides about a site, besides its address. */
export interface SiteRules {
  readonly settings: Pick<Settings, "sites" | "pausedUntil">;
  readonly policy: Pick<Policy, "allowedSites" | "blockedSites">;
  /** The match patterns that access has been granted for. */
  readonly granted: readonly string[];
  /** In milliseconds since 1970. */
  readonly now: number;
}

export interface SiteDecision {
  readonly state: SiteState;
  /** Whether the policy decides. */
  readonly locked: boolean;
  /** In milliseconds since 1970; 0 unless paused. */
  readonly pausedUntil: number;
}

/** Whether there are underlines on a page with this address, and if not, why. */
export function decideSite(url: string, { settings, policy, granted, now }: SiteRules): SiteDecision {
  const decided = (state: SiteState, locked = false, pausedUntil = 0): SiteDecision => ({ state, locked, pausedUntil });
  const isIn = (patterns: readonly string[]): boolean => patterns.some((pattern) => matches(pattern, url));
  if (!/^https?:/.test(url)) return decided("impossible");
  const { allowedSites = [], blockedSites = [] } = policy;
  if (isIn(blockedSites) || (allowedSites.length > 0 && !isIn(allowedSites))) return decided("blocked", true);
  const locked = allowedSites.length > 0;
  if (!isIn(granted)) return decided("no-access", locked);
  if (locked) return decided("on", true);
  const { origin } = new URL(url);
  if (settings.sites[origin] === "off") return decided("off");
  const until = settings.pausedUntil[origin] ?? 0;
  return until > now ? decided("paused", false, until) : decided("on");
}

/**
 * The sites to put the content script on, as match patterns: those with access that are not off.
 * @param hasPorts whether the browser's patterns may say a port. Where they may not, the script is also on sites that are off, whose other
 *   ports would be left out too; it asks, and stays quiet there.
 */
export function scriptSites({ settings, policy, granted }: SiteRules, hasPorts: boolean): { readonly matches: string[]; readonly excludeMatches: string[] } {
  const { allowedSites = [], blockedSites = [] } = policy;
  const wanted = allowedSites.length === 0 ? granted : granted.flatMap((one) => allowedSites.flatMap((other) => intersection(one, other) ?? []));
  const off = hasPorts && allowedSites.length === 0 ? Object.keys(settings.sites).filter((origin) => settings.sites[origin] === "off") : [];
  const excluded = [...new Set([...blockedSites.filter(isPattern), ...off.map(exactPatternOf)])];
  const isExcluded = (pattern: string): boolean => excluded.some((exclusion) => intersection(pattern, exclusion) === pattern);
  return { matches: [...new Set(wanted)].filter((pattern) => isPattern(pattern) && !isExcluded(pattern)), excludeMatches: excluded };
}

/** When the next pause ends, in milliseconds since 1970. */
export function nextPauseEnd({ pausedUntil }: Pick<Settings, "pausedUntil">, now: number): number | undefined {
  return Object.values(pausedUntil).filter((until) => until > now).sort((one, other) => one - other)[0];
}
