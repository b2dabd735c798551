import { button, fileButton } from "../pages/controls.js";
import { text, type Key } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { messageOf } from "../pages/messageOf.js";
import { exportSettings, parseSettings, type Settings } from "../settings.js";
import { changes, type Change } from "./changes.js";
import { keep } from "./saved.js";
import { card, frame, type Section, type View } from "./section.js";

const NAMES: Readonly<Partial<Record<keyof Settings, Key>>> = {
  sites: "sites", rules: "rules", ignored: "ignored", slots: "slots", guard: "guard", keys: "keys", packsOff: "packsOffName", channel: "channel", updateHours: "interval",
};
const MOST = 200;

/** Settings to a file and from one. */
export function transferSection(): Section {
  const preview = make("div", "preview");
  preview.role = "status";
  let view: View | undefined;

  const open = fileButton(text("importFile"), ".json,application/json", ([file]) => {
    file?.text().then(read, (error: unknown) => refuse(messageOf(error)));
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
      return refuse(messageOf(error));
    }
    const found = changes(view.chosen, settings);
    if (found.length === 0) return preview.replaceChildren(make("p", "notice", [text("importSame")]));
    const done = (): void => preview.replaceChildren();
    const apply = button(text("importApply", found.length), () => void keep(({ welcomed }) => ({ ...settings, welcomed })).then(done), "primary");
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

function table(found: readonly Change[]): HTMLElement {
  const head = make("tr", "", [text("changeWhat"), text("changeBefore"), text("changeAfter")].map((title) => {
    const cell = make("th", "", [title]);
    cell.scope = "col";
    return cell;
  }));
  const lines = found.slice(0, MOST).map(({ key, name, before, after }) => make("tr", "", [
    make("td", "", [make("span", "soft", [text(NAMES[key] ?? "settings")]), " ", name]),
    make("td", "", [make("span", before ? "" : "soft", [before || "—"])]),
    make("td", "", [make("span", after ? "" : "soft", [after || "—"])]),
  ]));
  const rest = found.length - lines.length;
  return make("div", "changes", [make("table", "", [make("thead", "", [head]), make("tbody", "", lines)]), ...(rest > 0 ? [make("p", "soft", [text("andMore", rest)])] : [])]);
}

function download(settings: Settings): void {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([exportSettings(settings)], { type: "application/json" }));
  link.download = `phraselint-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
