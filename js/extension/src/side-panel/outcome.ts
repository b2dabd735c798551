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
