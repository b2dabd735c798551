import type { Diagnostic, Severity, Suggestion } from "phraselint";
import type { Locale, ShortcutKeys } from "phraselint/dom";
import type { UpdateReport, UpdateStatus } from "phraselint/updates";
import type { Locks, Policy } from "./policy.js";
import type { GuardAction, Settings } from "./settings.js";

export type Counts = Readonly<Record<Severity, number>>;

/** Why there are underlines on a page, or none. */
export type SiteState =
  | "on"
  | "off"
  | "paused"
  /** Access has not been granted. */
  | "no-access"
  /** The policy forbids it. */
  | "blocked"
  /** A page of the browser, a store, a file: no extension works there. */
  | "impossible";

export interface PageStatus {
  /** As in `https://im.example.com`; "" where there is none. */
  readonly origin: string;
  /** The match pattern to ask access for. */
  readonly pattern: string;
  readonly state: SiteState;
  /** In milliseconds since 1970; 0 unless paused. */
  readonly pausedUntil: number;
  /** Whether the policy decides about this site. */
  readonly locked: boolean;
  readonly counts: Counts;
  /** The scene chosen for this tab, "" for none. */
  readonly scene: string;
  readonly scenes: readonly { readonly id: string; readonly label: string }[];
  /** Whether any pack is in use: without one nothing is ever found. */
  readonly hasPacks: boolean;
  /** What keeps it from working, in words, or "". */
  readonly trouble: string;
}

export interface PackState {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** The day it was published, if known. */
  readonly date: string | undefined;
  readonly from: "built-in" | "channel" | "own";
  readonly rules: number;
  readonly on: boolean;
  /** Why it is not in use although it is on, or "". */
  readonly trouble: string;
}

export interface UpdatesState {
  /** "" where no channel has been set up. */
  readonly index: string;
  readonly lastReport: UpdateReport | undefined;
  /** In milliseconds since 1970, 0 for never. */
  readonly next: number;
  /** Until when the index in use is good, in milliseconds since 1970; 0 without one. */
  readonly expires: number;
  readonly isRunning: boolean;
  /** What is in use; none without a channel. */
  readonly status: UpdateStatus | undefined;
}

/** What pages of the extension ask the background, and what it answers. */
export interface Requests {
  status: { ask: { tabId: number }; answer: PageStatus };
  /** Forgets that a site was switched off, or paused. */
  switchOn: { ask: { origin: string }; answer: null };
  setScene: { ask: { tabId: number; scene: string }; answer: null };
  packs: { ask: null; answer: readonly PackState[] };
  /** The compiled packs in use, base64, for the page that lists their rules. */
  packBytes: { ask: null; answer: readonly string[] };
  /** The person's own packs have changed in the store; "" or what is wrong with them. */
  reloadPacks: { ask: null; answer: string };
  updates: { ask: null; answer: UpdatesState };
  checkUpdates: { ask: null; answer: UpdateReport };
  /** Settings as the person chose them, as they are in force under the policy, and what is locked. */
  settings: { ask: null; answer: { chosen: Settings; effective: Settings; locks: Locks; policy: Policy } };
}

/** One text box as the side panel shows it. */
export interface BoxState {
  /** Names the box in commands: frame and box. "" where no box has the focus or had it. */
  readonly box: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** When the box got the focus, in milliseconds since 1970; 0 without a box. Of several frames the latest counts. */
  readonly since: number;
}

export const NO_BOX: BoxState = { box: "", text: "", diagnostics: [], since: 0 };

/** Port `panel`, from the side panel, which names its tab at first. The background forwards between it and the tab's content scripts. */
export type FromPanel =
  | { readonly type: "tab"; readonly tabId: number }
  | { readonly type: "reveal"; readonly box: string; readonly diagnostic: Diagnostic }
  | { readonly type: "apply"; readonly box: string; readonly diagnostic: Diagnostic; readonly suggestion: Suggestion }
  | { readonly type: "next"; readonly box: string }
  | { readonly type: "fixAll"; readonly box: string };
export type ToPanel = { readonly type: "box"; readonly state: BoxState } | { readonly type: "done"; readonly message: string };

/** What a content script works by. */
export interface ContentConfig {
  readonly enabled: boolean;
  readonly locale: Locale;
  readonly keys: ShortcutKeys;
  readonly guard: { readonly action: GuardAction; readonly severity: Severity; readonly sendKeys: readonly string[]; readonly sendButton: string };
  readonly scene: string;
  readonly mayIgnore: boolean;
  /** Rules, or beginnings of their ids with `*`, that nobody may switch off. */
  readonly rulesLocked: readonly string[];
}

/** Port `content`. */
export type FromContent =
  | { readonly type: "lint"; readonly id: number; readonly text: string; readonly scene: string }
  | { readonly type: "counts"; readonly counts: Counts }
  | { readonly type: "box"; readonly state: BoxState }
  | { readonly type: "ruleOff"; readonly rule: string }
  /** The person has taken back that a rule is off. */
  | { readonly type: "ruleOn"; readonly rule: string }
  | { readonly type: "done"; readonly message: string };
export type ToContent =
  | { readonly type: "config"; readonly config: ContentConfig }
  | { readonly type: "linted"; readonly id: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: "failed"; readonly id: number; readonly message: string }
  /** Lint again: packs or rules have changed. */
  | { readonly type: "refresh" }
  /** Whether somebody watches the box in the side panel: only then is its state sent. */
  | { readonly type: "watch"; readonly on: boolean }
  | Exclude<FromPanel, { readonly type: "tab" }>;
