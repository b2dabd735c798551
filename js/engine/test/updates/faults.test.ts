// After each fault: the last good rules lint, the record is the old one with the report of the run at most, and the words say what
// happened.
import { describeOutcome } from "phraselint/updates";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { clientFaults } from "./faults.js";
import { inDays, indexPayload } from "./publisher.js";
import { afterFirstIndex, type Channel, newUpdater, publishedThird, ruleNames, withoutReport } from "./setUp.js";

const table: string[] = [];
const channels: Channel[] = [];
afterEach(async () => {
  await Promise.all(channels.splice(0).map(({ server }) => server.close()));
});
afterAll(() => {
  console.log(["fault | outcome | rules that lint afterwards | words", ...table].join("\n"));
});

describe("after", () => {
  it.each(clientFaults)("$name", async ({ name, outcome, lie, options, store: replaced, indexTaken, words }) => {
    const { channel, store, before } = await afterFirstIndex();
    channels.push(channel);
    await lie?.(channel);
    const updater = newUpdater(channel, replaced ? replaced(store) : store, options);

    const report = await updater.check();
    expect(report).toMatchObject({ outcome, changed: false });

    const said = describeOutcome(report, "zh_CN");
    typeof words === "string" ? expect(said).toBe(words) : expect(said).toMatch(words);
    for (const locale of ["zh_TW", "en"] as const) expect(describeOutcome(report, locale)).not.toMatch(/\?|？|undefined/);

    const left = await ruleNames(updater);
    expect(left).toEqual(["first", "second"]);
    table.push(`${name} | ${report.outcome} | ${left.join(", ")} | ${said}`);

    const after = await store.read();
    const taken = indexTaken && { index: after!.index, indexSeen: 8, renewedAt: report.at };
    const rooted = name === "expired root" && { root: after!.root };
    expect(withoutReport(after)).toEqual(withoutReport({ ...before, ...taken, ...rooted }));
    // What could not be stored is told all the same.
    expect((await updater.current()).status.report).toEqual(report);

    // And once the lie is over, the next run is as if nothing had been.
    channel.server.lies.clear();
    channel.server.files.delete("2.root.json");
    await channel.offer(indexPayload(9, [publishedThird], { expires: inDays(30) }), [publishedThird]);
    if (name === "expired root") return;
    const healed = newUpdater(channel, store);
    expect(await healed.check()).toMatchObject({ outcome: "updated", changed: true });
    expect(await ruleNames(healed)).toEqual(["first", "second", "third"]);
    expect(await store.read()).toMatchObject({ failures: 0, indexSeen: 9 });
  });
});
