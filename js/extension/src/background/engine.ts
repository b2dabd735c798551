import { createLinter, type Diagnostic, type Linter, type LinterOptions, type PackInfo } from "phraselint";
import { inForce, type InForce } from "./inForce.js";
import { isOn, openPacks, type Candidate } from "./packs.js";

export interface Engine {
  lint(text: string, scene: string): readonly Diagnostic[];
  readonly packs: readonly PackInfo[];
  readonly bytes: readonly Uint8Array[];
  /** Why a pack is not in use although it is on, by its id. */
  readonly troubles: ReadonlyMap<string, string>;
}

let starting: Promise<Engine> | undefined;

/** The engine with the packs and settings in force, started from nothing by who asks first. After a failure the next one tries again. */
export function engine(): Promise<Engine> {
  const started = starting ??= start();
  started.catch(() => {
    if (starting === started) starting = undefined;
  });
  return started;
}

/** Makes the next lint start another engine, because packs or settings have changed. */
export function restartEngine(): void {
  starting = undefined;
}

async function start(): Promise<Engine> {
  const state = await inForce();
  const { linter, used, troubles } = await openPacks(state, async (packs, pulled) => {
    const assembled = await assemble(packs.filter(({ id }) => isOn(state, id)), linterOptions(state, pulled));
    // What the channel sent must not do harm: then the packs of before are taken. Unless it only misses one that is off.
    if (packs.some(({ id, from }) => from === "channel" && assembled.troubles.has(id))) await create(packs);
    return assembled;
  });
  const { ignored } = state.effective;
  const isTold = ({ text }: Diagnostic): boolean => !ignored.includes(text);
  return {
    packs: linter.packs,
    bytes: used.map(({ bytes }) => bytes),
    troubles,
    lint: (text, scene) => linter.lint(text, { role: "agent", ...(scene && { scene }) }).filter(isTold),
  };
}

type Options = Omit<LinterOptions, "packs">;

function linterOptions({ effective: { slots, rules } }: InForce, pulled: readonly string[]): Options {
  const filled = Object.entries(slots).filter(([, value]) => value !== "");
  return { slots: Object.fromEntries(filled), rules: { ...rules, ...Object.fromEntries(pulled.map((rule) => [rule, "off" as const])) } };
}

const create = (packs: readonly Candidate[], options: Options = {}): Promise<Linter> => createLinter({ ...options, packs: packs.map(({ bytes }) => bytes) });

interface Assembled {
  readonly linter: Linter;
  readonly used: readonly Candidate[];
  readonly troubles: ReadonlyMap<string, string>;
}

/** All packs together, or if that cannot be, as many as go together: one bad pack takes nothing from the others. */
export async function assemble(packs: readonly Candidate[], options: Options = {}): Promise<Assembled> {
  try {
    return { linter: await create(packs, options), used: packs, troubles: new Map() };
  } catch (error) {
    if (packs.length === 0) throw error;
  }
  let used: readonly Candidate[] = [];
  let left = packs;
  const troubles = new Map<string, string>();
  // Once more as long as one was taken: an overlay waits for what it overlays.
  for (let before = -1; before !== used.length;) {
    before = used.length;
    for (const pack of left) {
      try {
        await create([...used, pack]);
        used = [...used, pack];
      } catch (error) {
        troubles.set(pack.id, error instanceof Error ? error.message : String(error));
      }
    }
    left = left.filter((pack) => !used.includes(pack));
  }
  for (const { id } of used) troubles.delete(id);
  return { linter: await create(used, options), used, troubles };
}
