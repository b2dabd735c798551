/** Runs a task once in the next frame, however often it is asked for: what it paints is seen together with the input. */
export function oncePerFrame(view: Window, task: () => void): { request(): void; cancel(): void } {
  let frame = 0;
  return {
    request() {
      frame ||= view.requestAnimationFrame(() => {
        frame = 0;
        task();
      });
    },
    cancel() {
      view.cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
