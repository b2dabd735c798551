import { browser } from "../browser.js";
import { ask } from "../pages/ask.js";
import { button } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { fail, say } from "./saved.js";
import { card, frame, type Section } from "./section.js";

/** What is stored and sent, and how to be rid of it. */
export function privacySection(): Section {
  const link = make("a", "", [text("privacyPage")]);
  link.href = "../privacy/index.html";
  const first = button(text("deleteAll"), () => confirm(true));
  const sure = button(text("deleteSure"), () => void clear().then(() => {
    confirm(false);
    say(text("deleted"), "good");
  }, fail), "primary");
  const back = button(text("cancel"), () => confirm(false));
  function confirm(isAsked: boolean): void {
    const hadFocus = actions.contains(document.activeElement);
    first.hidden = isAsked;
    sure.hidden = back.hidden = !isAsked;
    if (hadFocus) (isAsked ? back : first).focus();
  }
  const actions = make("div", "foot", [first, sure, back]);
  confirm(false);
  return {
    root: frame("privacy", "privacyLead", [
      card("", [make("ul", "points", [text("privacyLocal"), text("privacyRequests"), text("privacyStored")].map((words) => make("li", "", [words]))), make("p", "", [link])]),
      card(text("deleteTitle"), [make("p", "soft", [text("deleteHint")]), actions]),
    ]),
    show() {
      // Nothing here depends on the settings.
    },
  };
}

/** Empties every store of the extension. Emptied, not deleted: the background has them open. */
async function clear(): Promise<void> {
  await browser.storage.local.clear();
  await Promise.all((await indexedDB.databases()).map(({ name }) => (name === undefined ? undefined : empty(name))));
  await ask("reloadPacks", null);
}

function empty(name: string): Promise<void> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      const finish = (): void => {
        database.close();
        done();
      };
      if (stores.length === 0) return finish();
      const transaction = database.transaction(stores, "readwrite");
      transaction.oncomplete = finish;
      transaction.onabort = () => fail(transaction.error);
      for (const store of stores) transaction.objectStore(store).clear();
    };
  });
}
