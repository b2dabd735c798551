import type { Stored, UpdateStore } from "./types.js";

/** Keeps the record as long as the page or process lives. */
export function memoryStore(): UpdateStore {
  let kept: Stored | undefined;
  return {
    // Copies, as a store on disk gives them: nobody changes the record from outside.
    read: async () => structuredClone(kept),
    write: async (stored) => {
      kept = structuredClone(stored);
    },
  };
}
