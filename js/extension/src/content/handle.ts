import type { Counts } from "../messages.js";

/** What the background finds in a frame's isolated world, where no page sees it. */
export interface Handle {
  /** Asks the background again how things are, if it ever has. */
  wake(): true;
  counts(): Counts;
}

export interface FrameHandle {
  phraselint?: Handle;
}
