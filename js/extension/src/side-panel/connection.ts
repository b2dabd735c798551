import { browser } from "../browser.js";
import type { FromPanel, ToPanel } from "../messages.js";
import { currentTab, namedTab } from "../pages/tab.js";

type Command = Exclude<FromPanel, { readonly type: "tab" }>;

export interface PanelEvents {
  readonly onMessage: (message: ToPanel) => void;
  /** It is about another tab now. */
  readonly onTab: (tabId: number) => void;
}

/**
 * The Port to the background, about the tab in front. When the background goes to sleep the Port ends, and is left alone: waking it
 * for nothing would keep it awake for ever. It says when it is awake again, and whatever is done here connects as well.
 *
 * @returns how to send a command
 */
export function connect({ onMessage, onTab }: PanelEvents): (command: Command) => void {
  let port: chrome.runtime.Port | undefined;
  let tabId: number | undefined;

  const open = (): chrome.runtime.Port => {
    if (port) return port;
    const opened = browser.runtime.connect({ name: "panel" });
    opened.onMessage.addListener((message: ToPanel) => onMessage(message));
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
    });
    port = opened;
    if (tabId !== undefined) opened.postMessage({ type: "tab", tabId } satisfies FromPanel);
    return opened;
  };
  const follow = async (): Promise<void> => {
    const now = await currentTab();
    if (now === tabId && port) return;
    if (now !== tabId) onTab(now);
    tabId = now;
    // A Port that was there says only now which tab it is about.
    if (port) port.postMessage({ type: "tab", tabId } satisfies FromPanel);
    else open();
  };

  if (namedTab() === undefined) browser.tabs.onActivated.addListener(() => void follow());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void follow();
  });
  browser.runtime.onMessage.addListener((message: { type?: string } | undefined) => {
    if (message?.type === "awake") void follow();
    return undefined;
  });
  void follow();
  return (command) => open().postMessage(command satisfies FromPanel);
}
