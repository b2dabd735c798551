// What the specs of both browsers expect to read.
import { readFileSync } from "node:fs";
import { createLinter, type Diagnostic } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import type { Key } from "../src/pages/i18n.js";

const messages: Record<Key, { message: string }> = JSON.parse(readFileSync(new URL("../public/_locales/en/messages.json", import.meta.url), "utf8"));

/** The wording of the pages: the browsers of the specs are English ones. */
export const words = (key: Key, ...values: readonly (string | number)[]): string => messages[key].message.replace(/\$(\d)/g, (_, index) => String(values[Number(index) - 1]));

/** What the built-in pack finds. */
export async function slipsIn(text: string): Promise<Diagnostic[]> {
  return (await createLinter({ packs: [zhService] })).lint(text, { role: "agent" });
}

/** The first thing that the built-in pack finds. */
export async function firstSlip(text: string): Promise<Diagnostic> {
  const [slip] = await slipsIn(text);
  if (!slip) throw new Error(`nothing is found in ${text}`);
  return slip;
}

/** The text after the first suggestion of a diagnostic. */
export function mended(text: string, { suggestions: [suggestion] }: Diagnostic): string {
  if (!suggestion) throw new Error(`no suggestion in ${text}`);
  return text.slice(0, suggestion.start) + suggestion.text + text.slice(suggestion.end);
}
