import type { Diagnostic } from "phraselint";
import type { ShortcutKeys } from "../options.js";
import { actionOf, type Fixes } from "./action.js";
import type { CardContent } from "./card.js";
import { elements } from "./elements.js";
import { nameOf } from "./offer.js";
import type { Words } from "./words.js";

/** A message that is not sent for now. */
export interface Held {
  /** At least one. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was done to send it: the shortcut, "click" or "submit". */
  readonly act: string;
  /** Whether it can be sent all the same. */
  readonly mayGoOn: boolean;
  /** Called when the person decides to go on writing. */
  readonly back: () => void;
}

export interface HeldActs {
  readonly keys: ShortcutKeys;
  /** Opens the card of one slip. */
  readonly look: (diagnostic: Diagnostic) => void;
  readonly fix: () => void;
  readonly back: () => void;
  readonly fixAll: Fixes;
}

/** A card that says why a message is held, and what can be done. */
export function heldOf(document: Document, { diagnostics, act, mayGoOn }: Held, words: Words, acts: HeldActs): CardContent {
  const { element, button } = elements(document);
  const goOn = mayGoOn ? words.sendAnyway(act) : words.blocked;
  const actions = [actionOf(document, words.fix, acts.keys.open, acts.fix)];
  if (acts.fixAll) actions.push(actionOf(document, words.fixAll(acts.fixAll.count), acts.keys.fixAll, acts.fixAll.carryOut));
  actions.push(actionOf(document, words.back, "Esc", acts.back));
  return {
    severity: diagnostics[0]?.severity ?? "info",
    label: `${words.held(diagnostics.length)} ${goOn}`,
    about: [element("p", "match", [words.held(diagnostics.length)]), element("p", "why", [goOn])],
    choices: diagnostics.map((slip) => {
      const name = nameOf(slip, words);
      const row = button(`choice slip ${slip.severity}`, [element("span", "match", [name]), element("span", "note", [slip.message])]);
      return { button: row, label: name, act: () => acts.look(slip) };
    }),
    listed: words.slips,
    actions,
    hint: "",
  };
}
