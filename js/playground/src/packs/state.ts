import type { PackInfo } from "phraselint";

/** A pack on the list. */
export interface Pack {
  readonly info: PackInfo;
  /** The compiled pack. */
  readonly bytes: Uint8Array;
  readonly origin: "built-in" | "loaded";
  /** Whether it is linted with. */
  readonly isOn: boolean;
  /** The built-in pack in whose place it is, and which comes back when it is removed. */
  readonly standsFor?: Pack;
}

/** The packs of the page, in the order in which the engine gets them. No two have the same id. */
export type Packs = readonly Pack[];

const has = (id: string) => (pack: Pack): boolean => pack.info.id === id;

/** Puts a pack in the place of the one with its id, or else at the end. */
export function add(packs: Packs, pack: Pack): { packs: Packs; replaced: Pack | undefined } {
  const replaced = packs.find(has(pack.info.id));
  if (!replaced) return { packs: [...packs, pack], replaced };
  const standsFor = replaced.origin === "built-in" ? replaced : replaced.standsFor;
  const next = standsFor ? { ...pack, standsFor } : pack;
  return { packs: packs.map((one) => (one === replaced ? next : one)), replaced };
}

/** Takes a loaded pack away; a built-in one stays. */
export function remove(packs: Packs, id: string): Packs {
  return packs.flatMap((pack) => {
    if (!has(id)(pack) || pack.origin === "built-in") return [pack];
    return pack.standsFor ? [pack.standsFor] : [];
  });
}

/** Switches a pack on or off. */
export function toggle(packs: Packs, id: string, isOn: boolean): Packs {
  return packs.map((pack) => (has(id)(pack) ? { ...pack, isOn } : pack));
}

/** Those that are switched on. */
export function inUse(packs: Packs): Packs {
  return packs.filter(({ isOn }) => isOn);
}

/** The same packs with what an engine says of those that it has: an overlay changes how many rules the pack below has. */
export function described(packs: Packs, infos: readonly PackInfo[]): Packs {
  return packs.map((pack) => ({ ...pack, info: infos.find(({ id }) => id === pack.info.id) ?? pack.info }));
}
