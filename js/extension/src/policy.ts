import type { Severity } from "phraselint";
import type { GuardAction } from "./settings.js";

/**
 * What an administrator has set, in `storage.managed`. The schema is `public/managed-schema.json`; browsers take no free keys in it, so
 * maps are lists of pairs there.
 */
export interface Policy {
  /** Where packs are renewed from, and the pinned root as the text of a `root.json`. */
  readonly updates?: { readonly index?: string; readonly root?: string; readonly intervalHours?: number; readonly enabled?: boolean };
  readonly minimumVersions?: readonly { readonly pack: string; readonly version: string }[];
  /** Full ids, in which `*` stands for any part. */
  readonly rulesOff?: readonly string[];
  /** Rules that nobody may switch off or soften, written in the same way. */
  readonly rulesLocked?: readonly string[];
  readonly severities?: readonly { readonly rule: string; readonly severity: Severity }[];
  /** Match patterns, as in `https://*.example.com/*`. Where there are any, phraselint works there and nowhere else. */
  readonly allowedSites?: readonly string[];
  readonly blockedSites?: readonly string[];
  readonly slots?: readonly { readonly name: string; readonly value: string }[];
  readonly guard?: { readonly action?: GuardAction; readonly severity?: Severity; readonly sendKeys?: readonly string[]; readonly sendButton?: string };
  /** Whether agents may ignore a wording or switch a rule off. */
  readonly allowIgnore?: boolean;
  /** Whether agents may add packs of their own. */
  readonly allowOwnPacks?: boolean;
}

/** What the policy has decided, so that pages show it as locked. Keys are those of {@link import("./settings.js").Settings}. */
export interface Locks {
  readonly channel: boolean;
  readonly updateHours: boolean;
  readonly guard: boolean;
  /** Names of slots. */
  readonly slots: readonly string[];
  readonly ignore: boolean;
  readonly ownPacks: boolean;
  /** Whether a rule, by full id, is decided by the policy or may not be changed. */
  readonly rules: readonly string[];
}
