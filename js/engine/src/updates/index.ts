export { checkSource, createUpdater } from "./client.js";
export { describeOutcome, describeStatus, type UpdateLocale } from "./describe.js";
export { dueAt, type DueOptions } from "./due.js";
export { readHeader, type PackHeader } from "./header.js";
export { indexedDbStore } from "./indexedDbStore.js";
export { memoryStore } from "./memoryStore.js";
export type {
  Current,
  Limits,
  Outcome,
  OutcomeDetail,
  PackOrigin,
  PackReport,
  Stored,
  StoredIndex,
  StoredPack,
  Updater,
  UpdateReport,
  UpdaterOptions,
  UpdateSource,
  UpdateStatus,
  UpdateStore,
} from "./types.js";
