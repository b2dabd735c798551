/**
 * Calls back in each frame in which a description of places differs from that of the frame before. What moves an element tells
 * nobody: something above it grows, an animation runs, a frame around it scrolls.
 * @returns how to stop
 */
export function follow(view: Window, describe: () => string, moved: () => void): () => void {
  let known = describe();
  const look = (): void => {
    frame = view.requestAnimationFrame(look);
    const now = describe();
    if (now === known) return;
    known = now;
    moved();
  };
  let frame = view.requestAnimationFrame(look);
  return () => view.cancelAnimationFrame(frame);
}
