/** A file that was dropped or chosen: by itself, or in a folder. */
export interface Candidate {
  readonly name: string;
  readonly isInFolder: boolean;
}

/** Why there is nothing to load: it is still to be compiled, there is no pack, or none among as many files as are looked at. */
export type Lack = "source" | "none" | "tooMany";

/**
 * Picks what to load. Authors keep the compiled pack beside its sources, so other files beside a pack are let be; a file that was
 * given by itself is left to the engine, which says best what is wrong with it.
 */
export function choose<File extends Candidate>(files: readonly File[], isCut: boolean): readonly File[] | Lack {
  const packs = files.filter(({ name }) => /\.pack$/i.test(name));
  if (packs.length > 0) return packs;
  if (files.some(({ name }) => /\.ya?ml$/i.test(name))) return "source";
  const given = files.filter(({ isInFolder }) => !isInFolder);
  if (given.length > 0) return given;
  return isCut ? "tooMany" : "none";
}
