import type { PackInfo } from "phraselint";
import { word } from "../words.js";
import type { Lack } from "./choose.js";

/** What there is to tell after a change of the packs. As data, so that it can be said again in another language. */
export type Notice =
  | { readonly kind: "loaded" | "replaced"; readonly info: PackInfo; readonly before: string | undefined; readonly file: string }
  | { readonly kind: "removed" | "restored"; readonly info: PackInfo }
  | { readonly kind: "unread"; readonly file: string; readonly reason: string }
  | { readonly kind: "unchanged"; readonly reason: string }
  | { readonly kind: Lack };

export interface Saying {
  readonly isTrouble: boolean;
  readonly text: string;
  readonly detail?: string;
  readonly command?: string;
}

/** The notice in the language of now. What the engine says stays in the engine's words. */
export function say(notice: Notice): Saying {
  switch (notice.kind) {
    case "loaded":
      return { isTrouble: false, text: word("packLoaded", notice.info.title), detail: notice.file };
    case "replaced":
      return { isTrouble: false, text: word("packReplaced", notice.info.title), detail: `${steps(notice.before, notice.info.version)} · ${notice.file}` };
    case "removed":
      return { isTrouble: false, text: word("packRemoved", notice.info.title) };
    case "restored":
      return { isTrouble: false, text: word("packRestored", notice.info.title) };
    case "unread":
      return { isTrouble: true, text: word("packUnread", notice.file), detail: notice.reason };
    case "unchanged":
      return { isTrouble: true, text: word("packsUnchanged"), detail: notice.reason };
    case "source":
      return { isTrouble: true, text: word("packSource"), command: "phraselint pack build DIR -o FILE" };
    case "none":
      return { isTrouble: true, text: word("packNone") };
    case "tooMany":
      return { isTrouble: true, text: word("packTooMany") };
  }
}

const steps = (before: string | undefined, now: string): string => (before === now ? now : `${before} → ${now}`);
