import { dueAt, type UpdateReport } from "phraselint/updates";
import { browser } from "../browser.js";
import type { UpdatesState } from "../messages.js";
import { updaterOf } from "./channelPacks.js";
import { migrate, SETTINGS_KEY } from "../settings.js";
import { inForce } from "./inForce.js";
import { allPacks, shippedPacks } from "./packs.js";

const ALARM = "renew";
/** Where the session keeps the last report: that of a run which could not be stored outlives the worker there. */
const LAST = "last-run";
/** When a run is tried again that died with its worker, in minutes. */
const AFTER_DEATH = 15;

let changed: () => void = () => undefined;
let running: Promise<UpdateReport> | undefined;

/** Renews packs by an alarm, which outlives the worker. @param onChange called when other packs are in use than before */
export function renewByAlarm(onChange: () => void): void {
  changed = onChange;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void renew().catch(() => undefined);
  });
  browser.storage.onChanged.addListener((changes, area) => {
    const { oldValue, newValue } = changes[SETTINGS_KEY] ?? {};
    const isOther = (key: "channel" | "updateHours"): boolean => JSON.stringify(migrate(oldValue)[key]) !== JSON.stringify(migrate(newValue)[key]);
    if (area === "managed" || (area === "local" && (isOther("channel") || isOther("updateHours")))) void browser.alarms.clear(ALARM).then(scheduleIfMissing);
  });
  // Browsers may forget alarms over a restart.
  void scheduleIfMissing();
}

async function scheduleIfMissing(): Promise<void> {
  const { effective } = await inForce();
  if (!effective.channel || effective.updateHours === 0) await browser.alarms.clear(ALARM);
  else if (!(await browser.alarms.get(ALARM))) await schedule();
}

async function schedule(): Promise<void> {
  const state = await inForce();
  const { status } = await allPacks(state);
  const intervalHours = state.effective.updateHours;
  if (status && intervalHours > 0) await browser.alarms.create(ALARM, { when: dueAt(status, new Date(), { intervalHours }).getTime() });
}

/** One run now; while there is one, that one. @throws Error where there is no channel */
export function renew(): Promise<UpdateReport> {
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<UpdateReport> {
  const state = await inForce();
  const { channel } = state.effective;
  if (!channel) throw new Error("No address to renew packs from has been set");
  // First of all, because the worker may die in the middle.
  if (state.effective.updateHours > 0) await browser.alarms.create(ALARM, { delayInMinutes: AFTER_DEATH });
  const report = await updaterOf(channel, state, await shippedPacks()).check();
  await browser.storage.session.set({ [LAST]: { index: channel.index, report } });
  if (report.changed) changed();
  await schedule();
  return report;
}

export async function updatesState(): Promise<UpdatesState> {
  const state = await inForce();
  const index = state.effective.channel?.index ?? "";
  const [{ status }, alarm, last] = await Promise.all([allPacks(state), browser.alarms.get(ALARM), lastRun(index)]);
  return {
    index,
    lastReport: newer(status?.report, last),
    next: state.effective.channel ? alarm?.scheduledTime ?? 0 : 0,
    expires: status?.index ? Date.parse(status.index.expires) : 0,
    isRunning: running !== undefined,
    status,
  };
}

async function lastRun(index: string): Promise<UpdateReport | undefined> {
  const last = (await browser.storage.session.get(LAST))[LAST] as { index: string; report: UpdateReport } | undefined;
  return last?.index === index ? last.report : undefined;
}

/** Of two reports that of the later run. */
function newer(one: UpdateReport | undefined, other: UpdateReport | undefined): UpdateReport | undefined {
  if (!one || !other) return one ?? other;
  return Date.parse(other.at) > Date.parse(one.at) ? other : one;
}
