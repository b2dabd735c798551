import type { Diagnostic } from "phraselint";
import type { Counts } from "./messages.js";

export const NO_COUNTS: Counts = { error: 0, warning: 0, info: 0 };

export function countsOf(diagnostics: Iterable<Diagnostic>): Counts {
  const counts = { ...NO_COUNTS };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

export function sum(all: Iterable<Counts>): Counts {
  const total = { ...NO_COUNTS };
  for (const { error, warning, info } of all) {
    total.error += error;
    total.warning += warning;
    total.info += info;
  }
  return total;
}

export const total = ({ error, warning, info }: Counts): number => error + warning + info;
