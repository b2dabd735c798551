import { ask } from "../pages/ask.js";

let changes = 0;

/** How often packs have been changed on this page, so that what was made of them can be told from what would be made now. */
export const packChanges = (): number => changes;

export function packsChanged(): void {
  changes += 1;
}

/** The compiled packs in use. */
export async function packBytes(): Promise<Uint8Array[]> {
  return (await ask("packBytes", null)).map((base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}
