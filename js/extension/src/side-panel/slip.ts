import type { Diagnostic, Suggestion } from "phraselint";
import { button } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { withSlots } from "../pages/withSlots.js";

export interface SlipEvents {
  onReveal(diagnostic: Diagnostic): void;
  onApply(diagnostic: Diagnostic, suggestion: Suggestion): void;
}

/** How much of the text is shown on either side of a slip. */
const AROUND = 12;

/** One slip: where it is, what is wrong, why, and what to write in its place. */
export function slip(diagnostic: Diagnostic, message: string, { onReveal, onApply }: SlipEvents): HTMLElement {
  const key = `${diagnostic.rule} ${diagnostic.start}`;
  const reveal = button("", () => onReveal(diagnostic), "reveal");
  reveal.dataset["key"] = key;
  // What is marked in the text is not heard.
  reveal.ariaLabel = text("slipNamed", message.slice(diagnostic.start, diagnostic.end) || text("missingHere"), diagnostic.message);
  reveal.append(around(diagnostic, message), make("span", "message", [diagnostic.message]));
  const suggestions = diagnostic.suggestions.map((suggestion, index) => {
    const element = button("", () => onApply(diagnostic, suggestion), "suggestion");
    element.dataset["key"] = `${key} ${index}`;
    element.append(
      make("span", "wording", [
        ...(suggestion.text ? withSlots(suggestion.text) : [text("removeWording", message.slice(suggestion.start, suggestion.end))]),
        ...(suggestion.when ? [make("span", "when", [suggestion.when])] : []),
      ]),
      make("span", "apply", [text("apply")]),
    );
    return element;
  });
  return make("li", `slip ${diagnostic.severity}`, [reveal, ...(diagnostic.why ? [make("p", "why", [diagnostic.why])] : []), ...suggestions]);
}

function around({ start, end }: Diagnostic, message: string): HTMLElement {
  const before = message.slice(Math.max(0, start - AROUND), start).replace(/^[\uDC00-\uDFFF]/, "");
  const after = message.slice(end, end + AROUND).replace(/[\uD800-\uDBFF]$/, "");
  return make("span", "around", [
    make("span", "", [start > AROUND ? "…" : "", before]),
    make("mark", "", [message.slice(start, end) || text("missingHere")]),
    make("span", "", [after, end + AROUND < message.length ? "…" : ""]),
  ]);
}
