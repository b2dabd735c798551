import type { AuthorProblem } from "phraselint/author";
import { readHeader } from "phraselint/updates";
import type { PackState } from "../messages.js";
import { button, fileButton, lock } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make, redraw } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { author } from "./author.js";
import { bytesOf, choose, chosen, dropped, textOf, type Given } from "./files.js";
import { addOwnPack, removeOwnPack } from "./ownStore.js";
import { packBytes } from "./packBytes.js";
import { problemList } from "./problems.js";
import { card, type View } from "./section.js";

const PACK_FILE = /^pack\.ya?ml$/;

/** What came of files: what was added, and what not. */
interface Result {
  readonly added: readonly { readonly words: string; readonly hides: string }[];
  readonly warnings?: readonly AuthorProblem[];
  readonly refused?: readonly string[];
}

/** Packs from files: compiled ones, or sources, which are checked as `phraselint pack check` checks them. */
export function ownPacks(onChanged: () => void): { readonly root: HTMLElement; show(view: View): void; offer(packs: readonly PackState[]): void } {
  const list = make("ul", "packs");
  const news = make("div", "news");
  news.role = "status";
  const zone = make("div", "drop", [
    make("p", "", [text("dropHere")]),
    make("div", "buttons", [
      fileButton(text("choosePacks"), ".pack,.yaml,.yml", (files) => void take(Promise.resolve(chosen(files)))),
      fileButton(text("chooseFolder"), "", (files) => void take(Promise.resolve(chosen(files))), true),
    ]),
  ]);
  let isLocked = false;

  zone.addEventListener("dragover", (event) => {
    if (isLocked) return;
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    if (isLocked) return;
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer) void take(dropped(event.dataTransfer));
  });

  const say = (kind: string, words: string, more: readonly Node[] = []): void => news.replaceChildren(make("div", `notice ${kind}`, [words, ...more]));

  async function take(coming: Promise<readonly Given[]>): Promise<void> {
    say("", text("checkingPack"));
    try {
      const choice = choose(await coming);
      if (choice.kind === "none") return say("error", text("noPackFiles"));
      if (choice.kind === "source" && !choice.files.some(({ path }) => PACK_FILE.test(path))) return say("error", text("noPackYaml"));
      const result = choice.kind === "source" ? await fromSource(choice.files) : await fromCompiled(choice.files);
      if (result) tell(result);
    } catch (error) {
      say("error", text("packRefused"), [make("code", "", [messageOf(error)])]);
    }
    onChanged();
  }

  function tell({ added, warnings = [], refused = [] }: Result): void {
    const names = added.map(({ words }) => words).join("、");
    const wrong = refused.map((words) => make("code", "", [words]));
    if (added.length === 0) say("error", text("packRefused"), wrong);
    else if (wrong.length > 0) say("warning", text("packAddedNotAll", names), wrong);
    else say(added.some(({ hides }) => hides) ? "warning" : "good", text("packAdded", names), warnings.length > 0 ? [problemList(warnings)] : []);
  }

  /** @returns undefined if there are errors, which are shown then */
  async function fromSource(given: readonly Given[]): Promise<Result | undefined> {
    const files = await Promise.all(given.map(textOf));
    const { problems, pack } = await author("check", { files, bases: await others(idIn(files.find(({ path }) => PACK_FILE.test(path))?.text)) });
    if (pack) return { added: [await add(pack, "pack.yaml")], warnings: problems };
    say("error", text("packProblems", problems.length), [problemList(problems)]);
    return undefined;
  }

  /** One that cannot be used takes nothing from the others. */
  async function fromCompiled(given: readonly Given[]): Promise<Result> {
    const added: Result["added"][number][] = [];
    const refused: string[] = [];
    for (const file of given) {
      try {
        added.push(await add(await bytesOf(file), file.path));
      } catch (error) {
        refused.push(messageOf(error));
      }
    }
    return { added, refused };
  }

  async function add(bytes: Uint8Array, name: string): Promise<Result["added"][number]> {
    const header = readHeader(bytes);
    if (!header) throw new Error(text("notAPack", name));
    const { title, version, hides } = await addOwnPack({ id: header.id, title: header.id, version: header.version, bytes });
    return { words: hides ? text("packHides", `${title} ${version}`, hides) : `${title} ${version}`, hides };
  }

  async function remove(id: string): Promise<void> {
    try {
      await removeOwnPack(id);
      news.replaceChildren();
    } catch (error) {
      say("error", messageOf(error));
    }
    onChanged();
  }

  return {
    root: card(text("ownPacks"), [make("p", "soft", [text("ownPacksHint")]), list, zone, news]),
    show({ locks }) {
      isLocked = locks.ownPacks;
      lock(zone, isLocked);
    },
    offer(packs) {
      redraw(list, packs.map(({ id, title, version }) => {
        const away = button(text("remove"), () => void remove(id), "plain remove");
        away.ariaLabel = text("removeNamed", title);
        away.dataset["key"] = id;
        return make("li", "pack", [make("div", "what", [make("span", "name", [title]), make("span", "soft", [`${id} ${version}`])]), away]);
      }));
    },
  };
}

/** The packs in use, without the older version of the one that is being checked. */
async function others(id: string | undefined): Promise<Uint8Array[]> {
  return (await packBytes()).filter((bytes) => readHeader(bytes)?.id !== id);
}

const idIn = (yaml = ""): string | undefined => /^id:\s*["']?([^\s"'#]+)/m.exec(yaml)?.[1];
