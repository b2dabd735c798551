import { dueAt, type UpdateReport } from "phraselint/updates";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-22T08:00:00Z");
const report = (at: string): UpdateReport => ({ at, outcome: "up-to-date", detail: {}, changed: false, packs: [] });
/** Minutes from now until the next run, with the lowest and the highest random number. */
const wait = (failures: number, at: string | undefined, intervalHours = 12) =>
  [0, 1].map((random) => {
    const due = dueAt({ failures, ...(at && { report: report(at) }) }, now, { intervalHours, random: () => random });
    return (due.getTime() - now.getTime()) / 60_000;
  });

describe("the next run", () => {
  it.each<[string, number, string | undefined, number[]]>([
    ["never run: at once, within two minutes", 0, undefined, [0, 2]],
    ["good: a tenth around the interval", 0, "2026-11-22T08:00:00Z", [648, 792]],
    ["good, six hours ago", 0, "2026-11-22T02:00:00Z", [288, 432]],
    ["good, long ago: now", 0, "2026-11-01T00:00:00Z", [0, 0]],
    ["good, in the future, since the clock was put right", 0, "2030-01-01T00:00:00Z", [648, 792]],
    ["one failure: a quarter of an hour", 1, "2026-11-22T08:00:00Z", [7.5, 15]],
    ["two failures", 2, "2026-11-22T08:00:00Z", [15, 30]],
    ["five failures", 5, "2026-11-22T08:00:00Z", [120, 240]],
    ["many failures: the interval", 40, "2026-11-22T08:00:00Z", [360, 720]],
  ])("%s", (_, failures, at, expected) => {
    expect(wait(failures, at).map((minutes) => Math.round(minutes * 10) / 10)).toEqual(expected);
  });

  it("comes after a failure no later than after a good run", () => {
    expect(wait(9, "2026-11-22T08:00:00Z", 0.1)[1]).toBeCloseTo(6);
  });

  it("is not the same on all machines", () => {
    const due = () => dueAt({ failures: 0, report: report("2026-11-22T08:00:00Z") }, now, { intervalHours: 12 }).getTime();
    expect(new Set(Array.from({ length: 50 }, due)).size).toBeGreaterThan(25);
  });
});
