import type { UpdateStatus } from "./types.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Before the first try after a failure; each further one waits twice as long as the one before. */
const FIRST_RETRY = 15 * MINUTE;

/** How often to renew. */
export interface DueOptions {
  /** Hours between two runs. */
  intervalHours: number;
  /**
   * Gives numbers from 0 up to 1, so that not all machines ask at once.
   * @default Math.random
   */
  random?: () => number;
}

/**
 * When the next run is due. Pure, apart from `random`.
 *
 * - never run: within two minutes;
 * - after a good run, or one that only a newer index or engine mends: the interval, a tenth more or less;
 * - after failures that may pass: 15 minutes, doubled with each one up to the interval, half of it at random.
 *
 * @returns never before `now`. A last run that lies in the future, because a clock was put right, counts as now.
 */
export function dueAt(status: Pick<UpdateStatus, "report" | "failures">, now: Date, options: DueOptions): Date {
  const { intervalHours, random = Math.random } = options;
  const interval = intervalHours * HOUR;
  if (!status.report) return new Date(now.getTime() + 2 * MINUTE * random());

  const last = Math.min(Date.parse(status.report.at), now.getTime());
  const backOff = Math.min(FIRST_RETRY * 2 ** Math.min(status.failures - 1, 20), interval);
  const wait = status.failures > 0 ? backOff * (0.5 + random() / 2) : interval * (0.9 + random() / 5);
  return new Date(Math.max(last + wait, now.getTime()));
}
