import { get } from "idb-keyval";

/** A pack that the person has added: in IndexedDB, because of its size. */
export interface OwnPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly bytes: Uint8Array;
}

export const OWN_PACKS_KEY = "own-packs";

export async function loadOwnPacks(): Promise<readonly OwnPack[]> {
  return (await get<readonly OwnPack[]>(OWN_PACKS_KEY)) ?? [];
}
