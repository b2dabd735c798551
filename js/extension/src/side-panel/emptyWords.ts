import type { PageStatus } from "../messages.js";
import { text } from "../pages/i18n.js";
import { isChecking, siteWords } from "../pages/siteWords.js";

interface EmptyWords {
  readonly headline: string;
  readonly hint: string;
  /** Whether a text was checked, and is good. */
  readonly isClean?: boolean;
}

/** Why nothing is listed, by how the site is doing, as far as that is known. */
export function emptyWords(hasBox: boolean, status: PageStatus | undefined): EmptyWords {
  if (!status) return { headline: "", hint: "" };
  // Of a page without access not even the address is known, until the button in the toolbar is pressed on it.
  if (status.state === "no-access" || status.state === "impossible") return { headline: text("notHere"), hint: text("notHereHint") };
  if (!isChecking(status)) return siteWords(status);
  return hasBox ? { headline: text("clean"), hint: text("cleanHint"), isClean: true } : { headline: text("noBox"), hint: text("noBoxHint") };
}
