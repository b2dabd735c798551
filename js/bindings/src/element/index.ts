import { definePhraseLint, type PhraseLintElement } from "./define.js";

export type { PhraseLintElement };

declare global {
  interface HTMLElementTagNameMap {
    "phrase-lint": PhraseLintElement;
  }
}

// A server that draws the page has no window to define it in.
if (typeof window !== "undefined") definePhraseLint(window);
