import type { Diagnostic } from "phraselint";
import { text } from "../pages/i18n.js";

/** What came of a command, in words; "" where it can be seen. */
export function outcome(code: string): string {
  switch (code) {
    case "applied":
    case "revealed": return "";
    case "gone": return text("outcomeGone");
    case "composing": return text("outcomeComposing");
    case "read-only": return text("outcomeReadOnly");
    case "failed": return text("outcomeFailed");
    default: return text(Number(code) > 0 ? "fixed" : "fixedNone", code);
  }
}

/** Whether there is but one thing to write, with nothing to fill in: such a slip can be mended without asking. */
export function isCertain({ suggestions }: Diagnostic): boolean {
  const general = suggestions.filter(({ when }) => !when);
  return general.length === 1 && !/\{[^{}\s]+\}/.test(general[0]?.text ?? "");
}
