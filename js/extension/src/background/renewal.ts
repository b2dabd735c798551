import { dueAt, type UpdateReport } from "phraselint/updates";
import { browser } from "../browser.js";
import type { UpdatesState } from "../messages.js";
import { updaterOf } from "./channelPacks.js";
import { migrate, SETTINGS_KEY } from "../settings.js";
import { inForce } from "./inForce.js";
import { allPacks, shippedPacks } from "./packs.js";

const ALARM = "renew";
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
  if (report.changed) changed();
  await schedule();
  return report;
}

export async function updatesState(): Promise<UpdatesState> {
  const state = await inForce();
  const [{ status }, alarm] = await Promise.all([allPacks(state), browser.alarms.get(ALARM)]);
  return {
    index: state.effective.channel?.index ?? "",
    lastReport: status?.report,
    next: state.effective.channel ? alarm?.scheduledTime ?? 0 : 0,
    expires: status?.index ? Date.parse(status.index.expires) : 0,
    isRunning: running !== undefined,
    status,
  };
}
