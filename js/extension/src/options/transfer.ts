import { button, fileButton } from "../pages/controls.js";
import { CheckError } from "../check.js";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { exportSettings, parseSettings, type Settings } from "../settings.js";
import { changes, type Change } from "./changes.js";
import { changeWords } from "./changeWords.js";
import { keep } from "./saved.js";
import { card, frame, type Section, type View } from "./section.js";

/** How many changes of a kind are listed: many of one must not hide those of another. */
const MOST = 30;
/** How many bytes a file may have. One with ten thousand ignored wordings has less than one million. */
const LARGEST = 4 * 1024 * 1024;

/** Settings to a file and from one. */
export function transferSection(): Section {
  const preview = make("div", "preview");
  preview.role = "status";
  let view: View | undefined;

  const open = fileButton(text("importFile"), ".json,application/json", ([file]) => {
    if (!file) return;
    if (file.size > LARGEST) return refuse(text("tooLarge", file.name, LARGEST / 1024 / 1024));
    file.text().then(read, (error: unknown) => refuse(messageOf(error)));
  });

  function refuse(words: string): void {
    preview.replaceChildren(make("p", "notice error", [text("importWrong")]), make("p", "bad", [words]));
  }

  function read(written: string): void {
    if (!view) return;
    let settings: Settings;
    try {
      settings = parseSettings(written);
    } catch (error) {
      return refuse(problemOf(error));
    }
    const found = changes(view.chosen, settings);
    if (found.length === 0) return preview.replaceChildren(make("p", "notice", [text("importSame")]));
    const done = (): void => preview.replaceChildren();
    const apply = button(text("importApply", found.length), () => void keep(({ welcomed, pausedUntil }) => ({ ...settings, welcomed, pausedUntil })).then(done), "primary");
    preview.replaceChildren(table(found), make("div", "foot", [apply, button(text("cancel"), done)]));
    apply.focus();
  }

  return {
    root: frame("transfer", "transferHint", [
      card(text("export"), [make("p", "soft", [text("exportHint")]), make("div", "foot", [button(text("exportFile"), () => view && download(view.chosen))])]),
      card(text("import"), [make("p", "soft", [text("importHint")]), make("div", "foot", [open]), preview]),
    ]),
    show(now) {
      view = now;
    },
  };
}

/** What is wrong with a file, in the language of the page. */
function problemOf(error: unknown): string {
  if (!(error instanceof CheckError)) return messageOf(error);
  const { kind, parts } = error;
  switch (kind) {
    case "json": return text("importNoJson");
    case "other-file": return text("importOtherFile");
    case "later": return text("importLater", ...parts);
    case "unknown": return text("importUnknown", ...parts);
    case "value": return text("importValue", ...parts);
  }
}

function table(found: readonly Change[]): HTMLElement {
  const head = make("tr", "", [text("changeWhat"), text("changeBefore"), text("changeAfter")].map((title) => {
    const cell = make("th", "", [title]);
    cell.scope = "col";
    return cell;
  }));
  const lines = [...new Set(found.map(({ key }) => key))].flatMap((key) => {
    const ofKey = found.filter((change) => change.key === key);
    const rest = ofKey.length - MOST;
    return [...ofKey.slice(0, MOST).map(line), ...(rest > 0 ? [make("tr", "", [make("td", "soft", [text("andMore", rest)])])] : [])];
  });
  return make("div", "changes", [make("table", "", [make("thead", "", [head]), make("tbody", "", lines)])]);
}

function line(change: Change): HTMLElement {
  const { section, name, before, after } = changeWords(change);
  return make("tr", "", [
    make("td", "", [make("span", "soft", [section]), " ", name]),
    make("td", "", [make("span", before ? "" : "soft", [before || "—"])]),
    make("td", "", [make("span", after ? "" : "soft", [after || "—"])]),
  ]);
}

function download(settings: Settings): void {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([exportSettings(settings)], { type: "application/json" }));
  link.download = `phraselint-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
