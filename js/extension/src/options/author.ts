import type { AuthorReply, AuthorTasks } from "./authorMessages.js";

interface Waiting {
  readonly done: (answer: never) => void;
  readonly fail: (error: Error) => void;
}

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/**
 * Has the worker do something; it is started with the first task.
 *
 * @throws Error in the engine's words
 */
export function author<Type extends keyof AuthorTasks>(type: Type, ask: AuthorTasks[Type]["ask"]): Promise<AuthorTasks[Type]["answer"]> {
  worker ??= start();
  last += 1;
  const id = last;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    worker?.postMessage({ id, type, ask });
  });
}

function start(): Worker {
  const started = new Worker(new URL("./authorWorker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<AuthorReply>) => {
    const { done, fail } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if ("error" in data) fail?.(new Error(data.error));
    else done?.(data.answer as never);
  });
  started.addEventListener("error", (event) => {
    for (const { fail } of waiting.values()) fail(new Error(event.message || "the worker that reads packs could not be started"));
    waiting.clear();
    worker = undefined;
  });
  return started;
}
