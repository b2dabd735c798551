// The faults of a channel in Chromium, which can make a disk full by its own means.
import { expect, it } from "vitest";
import { tryUpdates } from "../updates.js";
import { sees, TEXTAREA, type as typeInto, useExtension } from "./support.js";

const extension = useExtension();
const updates = tryUpdates({
  ask: (type) => extension.ask(type),
  set: (settings) => extension.set(settings),
  inOwnPage: async (run) => (await extension.openOwn("manifest.json")).evaluate(run),
  endBackground: () => extension.killWorker(),
  async typeAndSee(text, underlines) {
    const field = (await extension.open(TEXTAREA)).locator("#field");
    await typeInto(field, text);
    await sees(field, underlines);
    return (others) => sees(field, others);
  },
  optionsSay: async (words) => (await extension.openOwn("options/index.html")).getByText(words).first().waitFor(),
});

it("goes on after a full disk", async () => {
  const page = await extension.openOwn("manifest.json");
  const session = await extension.context.newCDPSession(page);
  const origin = `chrome-extension://${extension.id}`;
  // From the beginning: where something is stored the browser has set some room aside.
  await extension.killWorker();
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  const report = await updates.check();
  expect(report).toMatchObject({ outcome: "storage-full", changed: false });
  await updates.tell("full disk", report, await updates.inUse(0), 0);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  expect(await updates.check()).toMatchObject({ outcome: "updated" });
  expect(await updates.inUse(3)).toBe("1.2.0");
});
