import { type Engine, loadEngine } from "../engine.js";
import type { WasmSource } from "../load/source.js";
import type { Context, Diagnostic, PackInfo } from "../types.js";
import type { Taken } from "./decide.js";
import { Fault, messageOf } from "./fault.js";
import type { Example } from "./formats.js";

/** A fetched pack and its examples. */
export interface Candidate extends Taken {
  examples: Example[];
}

/** What a trial came to. */
export interface Verdict {
  good: Candidate[];
  refused: { candidate: Candidate; fault: Fault }[];
}

/** Bytes of packs, by id. */
export type PackSet = ReadonlyMap<string, Uint8Array>;

/** Examples are run for this long, in milliseconds, before everything else has its turn again: half a frame. */
const SLICE = 8;

/** @throws Error when the engine does not take the packs together */
export async function tryLoad(packs: readonly Uint8Array[], wasm?: WasmSource): Promise<PackInfo[]> {
  const EngineClass = await loadEngine(wasm);
  const engine = new EngineClass(packs as Uint8Array[], []);
  try {
    return engine.packs() as PackInfo[];
  } finally {
    engine.free();
  }
}

/**
 * Tries new packs in the set that they are to join: they must load together, and each must find what its examples say, together with
 * the packs that it extends and no others. Loading a pack blocks for as long as the engine takes, which cannot be divided; examples
 * run in slices.
 *
 * @param set what is in use
 * @throws Fault `cancelled`
 */
export async function tryPacks(set: PackSet, candidates: readonly Candidate[], wasm?: WasmSource, signal?: AbortSignal): Promise<Verdict> {
  const refused: Verdict["refused"] = [];
  const tried = new Set<string>();
  let good = [...candidates];
  while (good.length > 0) {
    const settled = await settle(set, good, wasm, signal);
    good = settled.good;
    refused.push(...settled.refused);

    let failed: Candidate | undefined;
    const all = joined(set, good);
    for (const candidate of good) {
      const chain = chainOf(candidate.pack.id, settled.packs);
      // A pack is tried again when what it extends has changed: without its new base an overlay stands on the old one.
      const name = chain.map((id) => `${id} ${good.some(({ pack }) => pack.id === id) ? "new" : "old"}`).join();
      if (tried.has(name)) continue;
      tried.add(name);
      const fault = await runExamples(candidate, chain.map((id) => all.get(id)!), wasm, signal);
      if (!fault) continue;
      refused.push({ candidate, fault });
      failed = candidate;
      break;
    }
    if (!failed) break;
    good = good.filter((candidate) => candidate !== failed);
  }
  return { good, refused };
}

/** Takes all that load together. If not all do, then one after the other, as often as one more does: a pack may need another one. */
async function settle(
  set: PackSet,
  candidates: Candidate[],
  wasm: WasmSource | undefined,
  signal: AbortSignal | undefined,
): Promise<Verdict & { packs: PackInfo[] }> {
  const load = async (some: Candidate[]) => {
    await othersTurn(signal);
    try {
      return { packs: await tryLoad([...joined(set, some).values()], wasm) };
    } catch (error) {
      return { error };
    }
  };
  const together = await load(candidates);
  if (together.packs) return { good: candidates, refused: [], packs: together.packs };

  let good: Candidate[] = [];
  let packs: PackInfo[] = [];
  let rest = candidates.map((candidate) => ({ candidate, error: together.error }));
  for (let found = true; found; ) {
    found = false;
    for (const one of rest) {
      const { packs: loaded, error } = await load([...good, one.candidate]);
      one.error = error;
      if (!loaded) continue;
      [good, packs, found] = [[...good, one.candidate], loaded, true];
    }
    rest = rest.filter(({ candidate }) => !good.includes(candidate));
  }
  const refused = rest.map(({ candidate, error }) => ({
    candidate,
    fault: new Fault("pack-rejected", { pack: candidate.pack.id, message: messageOf(error) }),
  }));
  return { good, refused, packs };
}

function joined(set: PackSet, candidates: readonly Candidate[]): Map<string, Uint8Array> {
  return new Map([...set, ...candidates.map(({ pack, bytes }) => [pack.id, bytes] as const)]);
}

/** A pack and those that it extends, by id. */
function chainOf(id: string, packs: readonly PackInfo[]): string[] {
  const base = packs.find((pack) => pack.id === id)?.extends;
  return base === undefined ? [id] : [id, ...chainOf(base, packs)];
}

/** @returns the fault of the first example that fails */
async function runExamples(
  { pack, examples }: Candidate,
  chain: Uint8Array[],
  wasm: WasmSource | undefined,
  signal: AbortSignal | undefined,
): Promise<Fault | undefined> {
  await othersTurn(signal);
  const EngineClass = await loadEngine(wasm);
  let engine: Engine | undefined;
  try {
    engine = new EngineClass(chain, []);
    let since = performance.now();
    for (const { rule, text, context, isBad } of textsOf(pack.id, examples)) {
      if (finds(engine, rule, text, context) !== isBad) {
        const message = `${rule} ${isBad ? "does not find" : "finds"} ${JSON.stringify(text)}`;
        return new Fault("examples-failed", { pack: pack.id, found: rule, message });
      }
      if (performance.now() - since < SLICE) continue;
      await othersTurn(signal);
      since = performance.now();
    }
    return undefined;
  } catch (error) {
    if (error instanceof Fault) throw error;
    // A day that is none, for instance.
    return new Fault("pack-rejected", { pack: pack.id, message: messageOf(error) });
  } finally {
    engine?.free();
  }
}

/** @throws Fault `cancelled` */
async function othersTurn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (signal?.aborted) throw new Fault("cancelled");
}

function* textsOf(pack: string, examples: readonly Example[]) {
  for (const { rule, context, bad, good } of examples) {
    for (const text of bad) yield { rule: `${pack}/${rule}`, text, context, isBad: true };
    for (const text of good) yield { rule: `${pack}/${rule}`, text, context, isBad: false };
  }
}

function finds(engine: Engine, rule: string, text: string, context: Context): boolean {
  const found = engine.lint(text, context) as Diagnostic[];
  return found.some((diagnostic) => diagnostic.rule === rule);
}
