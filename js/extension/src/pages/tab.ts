import { browser } from "../browser.js";

/** The tab that the page is about: the one that its address names, as in `?tab=7`, or else the one in front. */
export async function currentTab(): Promise<number> {
  const named = namedTab();
  if (named !== undefined) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

/** The tab in the page's address. */
export function namedTab(): number | undefined {
  const named = new URLSearchParams(location.search).get("tab");
  return named === null ? undefined : Number(named);
}
