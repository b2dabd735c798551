import { make } from "../make.js";
import { word } from "../words.js";
import { say, type Notice } from "./notice.js";
import type { Pack, Packs } from "./state.js";

export interface PanelEvents {
  onFiles(files: Iterable<File>): void;
  onRemove(id: string): void;
  onToggle(id: string, isOn: boolean): void;
}

export interface Panel {
  draw(packs: Packs, notices: readonly Notice[]): void;
  /** Brings what was told last into sight: a file may be dropped far from the panel. */
  reveal(): void;
}

/** The list of the packs, what may be done with them, and what came of it. */
export function startPanel({ onFiles, onRemove, onToggle }: PanelEvents): Panel {
  const input = document.getElementById("pack-files") as HTMLInputElement;
  const list = document.getElementById("packs") as HTMLElement;
  const news = document.getElementById("pack-news") as HTMLElement;
  const trouble = document.getElementById("pack-trouble") as HTMLElement;

  input.addEventListener("change", () => {
    onFiles([...(input.files ?? [])]);
    // The next build has the same name, and choosing it has to be a change.
    input.value = "";
  });

  const item = (pack: Pack): HTMLElement => {
    const { info, bytes, origin, isOn } = pack;
    const title = make("strong", "", [info.title]);
    title.lang = info.language;
    const badge = make("span", "origin", [word(origin === "built-in" ? "builtIn" : "loaded")]);
    const facts = [`${info.id} ${info.version}`, word(info.rules === 1 ? "rule" : "rules", String(info.rules)), size(bytes.length)];
    return make("li", `pack ${isOn ? "on" : "off"}`, [
      make("span", "name", [title, badge]),
      make("span", "facts", [facts.join(" · ")]),
      origin === "built-in" ? switchOf(pack) : removerOf(pack),
    ]);
  };

  const switchOf = ({ info, isOn }: Pack): HTMLElement => {
    const box = make("input", "") as HTMLInputElement;
    box.type = "checkbox";
    box.checked = isOn;
    box.ariaLabel = word("usePack", info.title);
    box.dataset["pack"] = info.id;
    box.addEventListener("change", () => onToggle(info.id, box.checked));
    return make("label", "use", [box, word("use")]);
  };

  const removerOf = ({ info }: Pack): HTMLElement => {
    const button = make("button", "remove", [word("removePack")]) as HTMLButtonElement;
    button.type = "button";
    button.ariaLabel = word("removePackNamed", info.title);
    button.dataset["pack"] = info.id;
    button.addEventListener("click", () => onRemove(info.id));
    return button;
  };

  return {
    draw(packs, notices) {
      const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["pack"] : undefined;
      list.replaceChildren(...packs.map(item));
      if (focused !== undefined) (list.querySelector<HTMLElement>(`[data-pack="${CSS.escape(focused)}"]`) ?? input).focus();

      const sayings = notices.map(say);
      const lines = (isTrouble: boolean) => sayings.filter((saying) => saying.isTrouble === isTrouble).map(({ text, detail, command }) =>
        make("p", "", [text, ...(detail ? [make("span", "detail", [detail])] : []), ...(command ? [make("code", "", [command])] : [])]));
      news.replaceChildren(...lines(false));
      trouble.replaceChildren(...lines(true));
    },
    reveal() {
      (trouble.lastElementChild ?? news.lastElementChild)?.scrollIntoView({ block: "nearest" });
    },
  };
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} KB`;
}
