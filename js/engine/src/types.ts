/**
 * The plain data that goes into the engine and comes out of it.
 *
 * Every position is counted in UTF-16 code units of the text as it was given, as in `String.prototype.slice`.
 */

/** `error`: forbidden. `warning`: unsuitable. `info`: better wording exists. */
export type Severity = "error" | "warning" | "info";

/** Who wrote a message. */
export type Role = "agent" | "customer";

/** Where in the conversation a message stands, seen from its writer. A single message can be both. */
export type Turn = "first" | "last";

/** A replacement that the agent may take. */
export interface Suggestion {
  /** What to write. Empty means: delete what it replaces. A slot without a value stays visible, as in `{surname}`. */
  text: string;
  /** Where the replaced stretch begins, in UTF-16 code units. It may be more than the match: its clause, its sentence, the message. */
  start: number;
  /** Where the replaced stretch ends (exclusive), in UTF-16 code units. */
  end: number;
  /** In which case this suggestion fits, where there are several. */
  when?: string;
}

/** One slip found in a text. */
export interface Diagnostic {
  /** The pack and the rule, as in `zh-service/impatience.already-told`. Stable for ever. */
  rule: string;
  severity: Severity;
  /** Where the slip begins, in UTF-16 code units. */
  start: number;
  /** Where the slip ends (exclusive), in UTF-16 code units. */
  end: number;
  /** The slip itself: `text.slice(start, end)`. */
  text: string;
  /** What is wrong, in the language of the pack. */
  message: string;
  /** Why it matters to the customer. */
  why?: string;
  /** The best one first. May be empty. */
  suggestions: Suggestion[];
}

/** What is known about a message besides its text. */
export interface Context {
  /** The part of the conversation, by the id that a pack gives it (see {@link PackInfo.scenes}). */
  scene?: string;
  /**
   * Who wrote the message.
   * @default "agent"
   */
  role?: Role;
  /** Whether the message is its writer's first or last one. Rules for those positions are silent without it. */
  turn?: Turn[];
  /**
   * The day on which the message is written, as in `2026-11-22`: some rules have a first or a last day.
   * @default today, by the clock and the time zone of the page
   */
  date?: string;
  /** Values for the slots in suggestions: `{ surname: "王" }` turns `{surname}先生` into `王先生`. */
  slots?: Record<string, string>;
}

/** What a loaded pack says about itself. */
export interface PackInfo {
  id: string;
  version: string;
  title: string;
  /** A BCP 47 language tag, as in `zh-CN`. */
  language: string;
  /** The id of the pack that this one overlays. */
  extends?: string;
  scenes: { id: string; label: string }[];
  /** How many rules it has that no overlay has switched off. */
  rules: number;
}
