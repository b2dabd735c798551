import { set } from "idb-keyval";
import { loadOwnPacks, OWN_PACKS_KEY, type OwnPack } from "../ownPacks.js";
import type { PackState } from "../messages.js";
import { ask } from "../pages/ask.js";

async function change(packs: readonly OwnPack[]): Promise<void> {
  await set(OWN_PACKS_KEY, packs);
  await ask("reloadPacks", null);
}

export interface Added extends PackState {
  /** The pack that is not the person's own and that this one keeps from being used, or "". */
  readonly hides: string;
}

/**
 * Adds a pack, in place of the one with its id, and has it loaded. If it does not go together with the others, all is as before.
 *
 * @returns how it is now
 * @throws Error what is wrong with it
 */
export async function addOwnPack(pack: OwnPack): Promise<Added> {
  const [before, packs] = await Promise.all([loadOwnPacks(), ask("packs", null)]);
  const hidden = packs.find(({ id, from }) => id === pack.id && from !== "own");
  const others = before.filter(({ id }) => id !== pack.id);
  await change([...others, pack]);
  const state = (await ask("packs", null)).find(({ id }) => id === pack.id);
  if (!state || state.trouble) {
    await change(before);
    throw new Error(state?.trouble || `the pack "${pack.id}" is not in use`);
  }
  // Its title is known only now: the engine alone reads packs.
  await set(OWN_PACKS_KEY, [...others, { ...pack, title: state.title }]);
  return { ...state, hides: hidden ? `${hidden.title} ${hidden.version}` : "" };
}

export async function removeOwnPack(id: string): Promise<void> {
  await change((await loadOwnPacks()).filter((pack) => pack.id !== id));
}
