import type { Severity } from "phraselint";
import { text } from "./i18n.js";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** What a severity is called. */
export function severityName(severity: Severity): string {
  switch (severity) {
    case "error": return text("error");
    case "warning": return text("warning");
    case "info": return text("info");
  }
}

/** Each with its name, for a choice. */
export const severityChoices = (): [Severity, string][] => SEVERITIES.map((severity) => [severity, severityName(severity)]);
