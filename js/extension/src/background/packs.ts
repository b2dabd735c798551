import type { UpdateStatus } from "phraselint/updates";
import { browser } from "../browser.js";
import { loadOwnPacks } from "../ownPacks.js";
import { channelStatus, openChannel } from "./channelPacks.js";
import type { InForce } from "./inForce.js";

/** A pack that may be linted with. */
export interface Candidate {
  readonly id: string;
  readonly from: "built-in" | "channel" | "own";
  readonly bytes: Uint8Array;
  /** The day it was published, if known. */
  readonly date?: string | undefined;
}

export type LoadPacks<Loaded> = (packs: readonly Candidate[], pulled: readonly string[]) => Promise<Loaded>;

/** Further packs come over a channel, or from the person. */
const BUILT_IN = ["zh-service"];

const read = new Map<string, Promise<Candidate>>();

/** A pack of the package: the same bytes for as long as the worker lives, by which it is told from a channel's. */
function builtIn(id: string): Promise<Candidate> {
  const known = read.get(id) ?? readBuiltIn(id);
  read.set(id, known);
  return known;
}

async function readBuiltIn(id: string): Promise<Candidate> {
  const response = await fetch(browser.runtime.getURL(`packs/${id}.pack`));
  return { id, from: "built-in", bytes: new Uint8Array(await response.arrayBuffer()) };
}

export const isOn = ({ effective }: InForce, id: string): boolean => !effective.packsOff.includes(id);

/**
 * Loads the packs there are, one for each id: the person's own before the channel's before the built-in one. Where the channel's do not
 * load, those of before are tried, and in the end those built in.
 */
export async function openPacks<Loaded>(state: InForce, load: LoadPacks<Loaded>): Promise<Loaded> {
  // Without a channel nobody compares versions, so that what is off need not be read.
  const shipped = state.effective.channel ? BUILT_IN : BUILT_IN.filter((id) => isOn(state, id));
  const [packs, own] = await Promise.all([Promise.all(shipped.map(builtIn)), ownPacks(state)]);
  return openChannel(state, packs, (renewed, pulled) => load(withOwn(own, renewed), pulled));
}

/** Every pack, also those that are off, and how the channel is doing. */
export async function allPacks(state: InForce): Promise<{ packs: readonly Candidate[]; status: UpdateStatus | undefined }> {
  const [shipped, own] = await Promise.all([shippedPacks(), ownPacks(state)]);
  const renewed = await channelStatus(state, shipped);
  return { packs: withOwn(own, [...(renewed?.packs ?? []), ...shipped]), status: renewed?.status };
}

export const shippedPacks = (): Promise<Candidate[]> => Promise.all(BUILT_IN.map(builtIn));

async function ownPacks({ locks }: InForce): Promise<readonly Candidate[]> {
  return locks.ownPacks ? [] : (await loadOwnPacks()).map(({ id, bytes }) => ({ id, from: "own", bytes }));
}

/** The first of each id. */
function withOwn(own: readonly Candidate[], others: readonly Candidate[]): readonly Candidate[] {
  const all = [...own, ...others];
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}
