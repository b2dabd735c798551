import { browser } from "../browser.js";
import { nextPauseEnd } from "../sites.js";
import { inForce } from "./inForce.js";

/** Sets the alarm for the pause of a site that ends first. */
export async function remindOfPauses(): Promise<void> {
  const { effective } = await inForce();
  const when = nextPauseEnd(effective, Date.now());
  if (when === undefined) await browser.alarms.clear("pause");
  else browser.alarms.create("pause", { when });
}
