import { createStore, get, set, type UseStore } from "idb-keyval";
import type { UpdateStore } from "./types.js";

const KEY = "record";

/**
 * Keeps the record in IndexedDB, in one transaction: in pages, workers and extensions' service workers. Opened with the first use.
 *
 * @param name of the database, one for each channel
 */
export function indexedDbStore(name = "phraselint"): UpdateStore {
  let opened: UseStore | undefined;
  const database = () => (opened ??= createStore(name, "updates"));
  return {
    read: () => get(KEY, database()),
    write: (stored) => set(KEY, stored, database()),
  };
}
