import type { Person } from "../bench/person.js";
import { detaches } from "./detaches.js";
import { finds } from "./finds.js";
import { fixesOne } from "./fixesOne.js";
import { fixesTwo } from "./fixesTwo.js";
import { modelEqualsScreen } from "./modelEqualsScreen.js";
import { survivesChange } from "./survivesChange.js";
import { survivesIme } from "./survivesIme.js";
import { underlines } from "./underlines.js";
import { undoes } from "./undoes.js";

/** What phraselint must be able to do in every editor, by the name it has in the table. Each starts on a fresh page. */
export const CAPABILITIES: Readonly<Record<string, (person: Person) => Promise<void>>> = {
  "finds": finds,
  "underlines": underlines,
  "fixes one": fixesOne,
  "fixes two": fixesTwo,
  "undoes": undoes,
  "survives IME": survivesIme,
  "survives change": survivesChange,
  "model = screen": modelEqualsScreen,
  "detaches": detaches,
};
