import { browser } from "../browser.js";

/** Firefox has a sidebar where Chromium has a side panel. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Opens the list of everything found. To be called in the handler of a press. */
export async function openPanel(tabId: number): Promise<void> {
  const { sidebarAction } = browser as unknown as WithSidebar;
  await (sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ tabId }));
  window.close();
}
