import type { Linter, PackInfo } from "phraselint";
import { messageOf } from "../messageOf.js";
import type { Notice } from "./notice.js";
import { add, described, inUse, type Packs } from "./state.js";

/** Makes a linter of compiled packs, as `createLinter` does. */
export type Engine = (packs: readonly Uint8Array[]) => Promise<Linter>;

/** Packs, and the linter made of those that are switched on. */
export interface Loaded {
  readonly packs: Packs;
  readonly linter: Linter;
}

export interface PackFile {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

const bytesOf = (packs: Packs): Uint8Array[] => packs.map(({ bytes }) => bytes);

/**
 * Makes the linter of a list.
 *
 * @throws Error the engine's, when the packs do not go together
 */
export async function assemble(packs: Packs, engine: Engine): Promise<Loaded> {
  const linter = await engine(bytesOf(inUse(packs)));
  return { packs: described(packs, linter.packs), linter };
}

/**
 * Puts the packs in files on the list, one by one. What cannot be read leaves the list as it was, and is told.
 *
 * @returns the list that came of it, where it changed, and what there is to tell
 */
export async function load(files: readonly PackFile[], packs: Packs, engine: Engine): Promise<{ loaded: Loaded | undefined; notices: Notice[] }> {
  const notices: Notice[] = [];
  let loaded: Loaded | undefined;
  let waiting = files;
  for (;;) {
    const unread: { file: PackFile; notice: Notice }[] = [];
    for (const file of waiting) {
      const now = loaded?.packs ?? packs;
      try {
        const bytes = await file.read();
        const info = await identify(bytes, inUse(now), engine);
        const { packs: next, replaced } = add(now, { info, bytes, origin: "loaded", isOn: true });
        loaded = await assemble(next, engine);
        notices.push({ kind: replaced ? "replaced" : "loaded", info, before: replaced?.info.version, file: file.name });
      } catch (error) {
        unread.push({ file, notice: { kind: "unread", file: file.name, reason: messageOf(error) } });
      }
    }
    // What was read may be what another file was waiting for: the pack that it overlays.
    if (unread.length === 0 || unread.length === waiting.length) return { loaded, notices: [...notices, ...unread.map(({ notice }) => notice)] };
    waiting = unread.map(({ file }) => file);
  }
}

/**
 * What a pack says about itself. Only the engine reads packs, and it reads one that overlays another only beside that one, and none
 * beside one of the same id. So a pack is tried alone, then beside the others without one of them, then beside them all.
 *
 * @throws Error the engine's, for the pack beside all the others
 */
async function identify(bytes: Uint8Array, others: Packs, engine: Engine): Promise<PackInfo> {
  const beside = async (company: Packs): Promise<PackInfo> => (await engine([...bytesOf(company), bytes])).packs.at(-1) as PackInfo;
  for (const company of [[], ...others.map((without) => others.filter((pack) => pack !== without))]) {
    const info = await beside(company).catch(() => undefined);
    if (info) return info;
  }
  return beside(others);
}
