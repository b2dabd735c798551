import { checkSource } from "phraselint/updates";
import { button, fileButton, lock } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make, write } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { keep } from "./saved.js";
import { row, type View } from "./section.js";

/** A channel of one's own: the address of its index and its pinned root. */
export function channel(): { readonly root: HTMLElement; show(view: View): void } {
  const index = make("input");
  index.type = "url";
  index.ariaLabel = text("channelIndex");
  index.placeholder = "https://packs.example.com/index.json";
  const root = make("textarea");
  root.ariaLabel = text("channelRoot");
  root.rows = 3;
  root.spellcheck = false;
  const trouble = make("p", "bad");
  trouble.role = "alert";
  const store = button(text("use"), use, "primary");
  const reset = button(text("channelReset"), () => void keep((settings) => ({ ...settings, channel: undefined })));
  const choose = fileButton(text("chooseFile"), ".json,application/json", ([file]) => {
    file?.text().then((read) => { root.value = read; }, (error: unknown) => write(trouble, messageOf(error)));
  });
  const body = make("div", "rows", [
    row(text("channelIndex"), text("channelIndexHint"), [index]),
    row(text("channelRoot"), text("channelRootHint"), [root, choose]),
    trouble,
    make("div", "foot", [store, reset]),
  ]);

  function use(): void {
    const problem = problemOf(index.value.trim(), root.value);
    write(trouble, problem);
    if (!problem) void keep((settings) => ({ ...settings, channel: { index: index.value.trim(), root: root.value } }));
  }

  return {
    root: make("details", "more", [make("summary", "", [text("channelOwn")]), body]),
    show({ chosen, locks }) {
      if (!body.contains(document.activeElement)) {
        index.value = chosen.channel?.index ?? "";
        root.value = chosen.channel?.root ?? "";
      }
      lock(body, locks.channel);
      reset.disabled = locks.channel || !chosen.channel;
    },
  };
}

/** What is wrong with a channel, in words; "" if it can be asked. */
function problemOf(index: string, root: string): string {
  const url = URL.canParse(index) ? new URL(index) : undefined;
  const isLocal = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  if (url?.protocol !== "https:" && !(url?.protocol === "http:" && isLocal)) return text("channelIndexWrong", index);
  try {
    checkSource({ index, keys: root });
    return "";
  } catch (error) {
    return text("channelRootWrong", messageOf(error));
  }
}
