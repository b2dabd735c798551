import { createLinter, type Linter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { messageOf } from "../messageOf.js";
import { choose } from "./choose.js";
import { chosen, dropped, type Dropped } from "./drop.js";
import { assemble, load, type Engine, type Loaded } from "./load.js";
import type { Notice } from "./notice.js";
import { startPanel } from "./panel.js";
import { remove, toggle, type Packs } from "./state.js";
import { startDropZone } from "./zone.js";

export interface PacksEvents {
  /** The linter of the packs of now. */
  onLinter(linter: Linter): void;
  /** The engine could not be loaded. */
  onTrouble(error: unknown): void;
}

const engine: Engine = (packs) => createLinter({ packs });

/** The packs of the page: the built-in one, and those that a person loads. Nothing of them is kept for the next visit. */
export function startPacks({ onLinter, onTrouble }: PacksEvents): { relabel(): void } {
  let packs: Packs = [];
  let notices: readonly Notice[] = [];
  let last = Promise.resolve();

  const panel = startPanel({
    onFiles: (files) => take(Promise.resolve(chosen(files))),
    onToggle: (id, isOn) => inTurn(async () => {
      use(await assemble(toggle(packs, id, isOn), engine));
      return [];
    }),
    onRemove: (id) => inTurn(async () => {
      const removed = packs.filter(({ info }) => info.id === id);
      use(await assemble(remove(packs, id), engine));
      return removed.map(({ info, standsFor }) => ({ kind: standsFor ? "restored" : "removed", info }));
    }),
  });
  startDropZone((transfer) => take(dropped(transfer)));
  inTurn(async () => {
    await begin().catch(onTrouble);
    return [];
  });

  /** One after the other: each change begins with what the one before it left. */
  function inTurn(change: () => Promise<readonly Notice[]>): void {
    last = last
      .then(change)
      .catch((error: unknown): readonly Notice[] => [{ kind: "unchanged", reason: messageOf(error) }])
      .then((told) => {
        notices = told;
        panel.draw(packs, notices);
        // After the fields, which lint in the next frame: what they find moves the panel.
        requestAnimationFrame(panel.reveal);
      });
  }

  function use(loaded: Loaded): void {
    packs = loaded.packs;
    onLinter(loaded.linter);
  }

  async function begin(): Promise<void> {
    const linter = await engine([zhService]);
    use({ packs: linter.packs.map((info) => ({ info, bytes: zhService, origin: "built-in", isOn: true })), linter });
  }

  function take(coming: Promise<Dropped>): void {
    inTurn(async () => {
      const { files, isCut } = await coming;
      const choice = choose(files, isCut);
      if (typeof choice === "string") return [{ kind: choice }];
      // Where the engine could not be had before, it may be there now. If not, each file says so.
      if (packs.length === 0) await begin().catch(onTrouble);
      const result = await load(choice, packs, engine);
      if (result.loaded) use(result.loaded);
      return result.notices;
    });
  }

  return { relabel: () => panel.draw(packs, notices) };
}
