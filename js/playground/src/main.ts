import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { attachFields, type Fields } from "./fields.js";
import { startComposer } from "./composer.js";
import { startConversation } from "./conversation.js";
import { startResults } from "./results.js";
import { segments } from "./segments.js";
import { startSettings } from "./settings.js";
import { startTheme } from "./theme.js";
import { showTrouble } from "./trouble.js";
import { currentLanguage, useLanguage, type Language } from "./words.js";

let fields: Fields | undefined;
let trouble: unknown;

startTheme();
useLanguage(currentLanguage());
const settings = startSettings(() => fields?.refresh());
const results = startResults(() => fields);
const conversation = startConversation();
startComposer((text) => {
  conversation.say(text);
  fields?.refresh();
});
settings.relabel();

segments("lang", (language) => {
  useLanguage(language as Language);
  settings.relabel();
  results.redraw();
  fields?.reattach();
  if (trouble) showTrouble(trouble);
})(currentLanguage());

try {
  const linter = await createLinter({ packs: [zhService] });
  settings.offerScenes(linter.packs);
  fields = attachFields(linter, settings, results.show);
} catch (error) {
  trouble = error;
  showTrouble(error);
}
