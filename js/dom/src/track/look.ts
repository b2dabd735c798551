/** How often a field whose text can change without an event is looked at, in milliseconds. */
const INTERVAL = 500;

/** Runs a task again and again while it is switched on. */
export function lookOut(view: Window, task: () => void): { set(on: boolean): void } {
  let timer: number | undefined;
  return {
    set(on) {
      if (on === (timer !== undefined)) return;
      if (!on) view.clearInterval(timer);
      timer = on ? view.setInterval(task, INTERVAL) : undefined;
    },
  };
}
