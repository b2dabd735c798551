import { createUpdater, indexedDbStore, readHeader, type Updater, type UpdateStatus } from "phraselint/updates";
import type { Channel } from "../effective.js";
import type { InForce } from "./inForce.js";
import type { Candidate, LoadPacks } from "./packs.js";

let kept: { readonly key: string; readonly updater: Updater } | undefined;

/** The client of a channel: one for as long as the worker lives, because it remembers a run that could not be stored. */
export function updaterOf(channel: Channel, { policy }: InForce, shipped: readonly Candidate[]): Updater {
  const minimumVersions = Object.fromEntries((policy.minimumVersions ?? []).map(({ pack, version }) => [pack, version]));
  const key = JSON.stringify([channel, minimumVersions]);
  if (kept?.key !== key) {
    const builtIn = shipped.map(({ bytes }) => bytes);
    kept = { key, updater: createUpdater({ index: channel.index, keys: channel.root, store: indexedDbStore(), builtIn, minimumVersions }) };
  }
  return kept.updater;
}

/** Loads the channel's packs, or the built-in ones where they are newer or there is no channel. */
export async function openChannel<Loaded>(state: InForce, shipped: readonly Candidate[], load: LoadPacks<Loaded>): Promise<Loaded> {
  const { channel } = state.effective;
  if (!channel) return load(shipped, []);
  const { loaded } = await updaterOf(channel, state, shipped).open((packs, off) => load(packs.map((bytes) => candidate(bytes, shipped)), off));
  return loaded;
}

/** What a channel's packs are, without loading them for use. */
export async function channelStatus(state: InForce, shipped: readonly Candidate[]): Promise<{ packs: readonly Candidate[]; status: UpdateStatus } | undefined> {
  const { channel } = state.effective;
  if (!channel) return undefined;
  const { packs, status } = await updaterOf(channel, state, shipped).current();
  return { packs: packs.map((bytes, index) => ({ ...candidate(bytes, shipped), date: status.packs[index]?.date })), status };
}

function candidate(bytes: Uint8Array, shipped: readonly Candidate[]): Candidate {
  return shipped.find((pack) => pack.bytes === bytes) ?? { id: readHeader(bytes)?.id ?? "", from: "channel", bytes };
}
