import { describe, expect, it } from "vitest";
import { createConnection, type PortEvents } from "../../src/content/connection.js";
import { createRemoteLinter } from "../../src/content/remoteLinter.js";
import type { FromContent } from "../../src/messages.js";

/** A background that can be ended, and a content script's side of it. */
function world() {
  const workers: { events: PortEvents; got: FromContent[] }[] = [];
  const heard: string[] = [];
  let isAlive = true;
  const connection = createConnection(
    (events) => {
      if (!isAlive) throw new Error("Extension context invalidated.");
      const worker = { events, got: [] as FromContent[] };
      workers.push(worker);
      return { send: (message) => void worker.got.push(message) };
    },
    () => isAlive,
    {
      onMessage: (message) => {
        heard.push(message.type);
        if (message.type === "linted" || message.type === "failed") linter.take(message);
      },
      onOpen: () => heard.push("open"),
      onEnd: () => linter.askAgain(),
      onOrphaned: () => {
        heard.push("orphaned");
        linter.stop();
      },
    },
  );
  const linter = createRemoteLinter(connection.send);
  return { workers, heard, connection, linter, end: () => workers.at(-1)?.events.onEnd(), remove: () => { isAlive = false; } };
}

const asked = (messages: readonly FromContent[] = []) => messages.flatMap((message) => (message.type === "lint" ? [message.id] : []));

describe("a remote linter", () => {
  it("opens a port for its first question, and takes answers in any order", async () => {
    const { workers, linter, heard } = world();
    expect(workers).toHaveLength(0);
    const answers = [linter.lint("一"), linter.lint("二", { scene: "hold" })];
    expect(heard).toEqual(["open"]);
    expect(workers[0]?.got).toEqual([{ type: "lint", id: 1, text: "一", scene: "" }, { type: "lint", id: 2, text: "二", scene: "hold" }]);
    workers[0]?.events.onMessage({ type: "failed", id: 2, message: "no engine" });
    workers[0]?.events.onMessage({ type: "linted", id: 1, diagnostics: [] });
    expect(await answers[0]).toEqual([]);
    await expect(answers[1]).rejects.toThrow("no engine");
  });

  it("asks the next worker what the one before has not answered", async () => {
    const { workers, linter, end } = world();
    const [, second] = [linter.lint("一"), linter.lint("二")];
    workers[0]?.events.onMessage({ type: "linted", id: 1, diagnostics: [] });
    end();
    expect(asked(workers[1]?.got)).toEqual([2]);
    // What comes late from the worker of before is nobody's answer.
    workers[0]?.events.onMessage({ type: "failed", id: 2, message: "late" });
    workers[1]?.events.onMessage({ type: "linted", id: 2, diagnostics: [] });
    expect(await second).toEqual([]);
  });

  it("wakes no worker where nothing is open", async () => {
    const { workers, linter, connection, end } = world();
    const answer = linter.lint("一");
    workers[0]?.events.onMessage({ type: "linted", id: 1, diagnostics: [] });
    await answer;
    end();
    connection.tell({ type: "ruleOff", rule: "a/b" });
    expect(workers).toHaveLength(1);
    expect(connection.isOpen).toBe(false);
  });

  it("gives up on a question that ends every worker", async () => {
    const { workers, linter, end } = world();
    const answer = linter.lint("一");
    for (let tries = 0; tries < 3; tries += 1) end();
    await expect(answer).rejects.toThrow("phraselint: no answer after 3 tries");
    expect(workers).toHaveLength(3);
  });
});

describe("an orphan", () => {
  it("is told when its port ends", async () => {
    const { linter, heard, end, remove } = world();
    const answer = linter.lint("一");
    remove();
    end();
    await expect(answer).rejects.toThrow("phraselint: the extension is gone");
    expect(heard).toEqual(["open", "orphaned"]);
  });

  it("is told when it asks, and asks no more", async () => {
    const { workers, linter, heard, remove } = world();
    remove();
    await expect(linter.lint("一")).rejects.toThrow("phraselint: the extension is gone");
    expect(heard).toEqual(["orphaned"]);
    expect(workers).toHaveLength(0);
  });
});
