import { attachFields, type Fields } from "./fields.js";
import { startComposer } from "./composer.js";
import { startConversation } from "./conversation.js";
import { startPacks } from "./packs/packs.js";
import { startResults } from "./results.js";
import { segments } from "./segments.js";
import { startSettings } from "./settings.js";
import { startTheme } from "./theme.js";
import { hideTrouble, showTrouble } from "./trouble.js";
import { currentLanguage, useLanguage, type Language } from "./words.js";

let fields: Fields | undefined;
let trouble: unknown;

startTheme();
useLanguage(currentLanguage());
const settings = startSettings(() => fields?.refresh(), () => fields?.reattach());
const results = startResults(() => fields);
const conversation = startConversation();
startComposer((text) => {
  conversation.say(text);
  fields?.refresh();
});
settings.relabel();

const packs = startPacks({
  onLinter(linter) {
    trouble = undefined;
    hideTrouble();
    settings.offerScenes(linter.packs);
    results.setHasPacks(linter.packs.length > 0);
    if (fields) fields.use(linter);
    else fields = attachFields(linter, settings, results.show);
  },
  onTrouble(error) {
    trouble = error;
    showTrouble(error);
  },
});

segments("lang", (language) => {
  useLanguage(language as Language);
  settings.relabel();
  results.redraw();
  packs.relabel();
  fields?.reattach();
  if (trouble) showTrouble(trouble);
})(currentLanguage());
