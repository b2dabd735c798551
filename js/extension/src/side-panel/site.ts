import { browser } from "../browser.js";
import type { PageStatus } from "../messages.js";
import { ask } from "../pages/ask.js";
import { onSettings } from "../pages/save.js";

/**
 * Tells how the site of a tab is doing, whenever that may be otherwise than before.
 *
 * @returns how to say which tab it is about
 */
export function watchSite(tell: (status: PageStatus) => void): (tabId: number) => void {
  let tabId = -1;
  let timer = 0;

  function look(): void {
    const asked = tabId;
    clearTimeout(timer);
    ask("status", { tabId }).then((status) => {
      if (asked !== tabId) return;
      tell(status);
      if (status.state === "paused") timer = setTimeout(look, status.pausedUntil - Date.now());
    }, () => undefined); // The tab has been closed.
  }

  onSettings(look);
  browser.permissions.onAdded.addListener(look);
  browser.permissions.onRemoved.addListener(look);
  browser.tabs.onUpdated.addListener((id, { status }) => {
    if (id === tabId && status !== undefined) look();
  });
  return (now) => {
    tabId = now;
    look();
  };
}
