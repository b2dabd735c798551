import type { Severity } from "phraselint";
import type { Fields, Finding } from "./fields.js";
import { make } from "./make.js";
import { word } from "./words.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export interface Results {
  show(findings: readonly Finding[]): void;
  /** Tells whether there are any packs to find something with. */
  setHasPacks(hasPacks: boolean): void;
  /** Writes what is shown once more, in the language of now. */
  redraw(): void;
}

/** The wording with its open slots marked: they are still to be filled. */
function withSlots(wording: string): (string | Node)[] {
  return wording.split(/(\{[^{}\s]+\})/).map((part, index) => (index % 2 === 1 ? make("span", "slot", [part]) : part));
}

/** The list beside the fields: everything that is found in them, to jump to or to mend at once. */
export function startResults(fields: () => Fields | undefined): Results {
  const list = document.getElementById("list") as HTMLElement;
  const counts = document.getElementById("counts") as HTMLElement;
  const empty = document.getElementById("empty") as HTMLElement;
  const emptyTitle = document.getElementById("empty-title") as HTMLElement;
  const emptyHint = document.getElementById("empty-hint") as HTMLElement;
  let shown: readonly Finding[] | undefined;
  let hasPacks = true;

  const redraw = (): void => {
    const findings = shown ?? [];
    list.replaceChildren(...findings.map(item));
    empty.hidden = findings.length > 0;
    empty.classList.toggle("waiting", !shown || !hasPacks);
    emptyTitle.textContent = word(!shown ? "loading" : hasPacks ? "clean" : "noPacks");
    emptyHint.textContent = word(hasPacks ? "emptyHint" : "noPacksHint");
    counts.replaceChildren(...SEVERITIES.map((severity) => {
      const count = findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
      return make("li", `count ${severity}${count === 0 ? " none" : ""}`, [`${word(severity)} ${count}`]);
    }));
  };

  const item = (finding: Finding): HTMLElement => {
    const { field, diagnostic } = finding;
    const jump = make("button", "jump", [
      make("span", "line", [
        make("span", "severity", [word(diagnostic.severity)]),
        make("span", "match", [diagnostic.text]),
        make("span", "where", [word(field)]),
      ]),
      make("span", "message", [diagnostic.message]),
    ]) as HTMLButtonElement;
    jump.type = "button";
    jump.title = word("jump", diagnostic.text);
    jump.addEventListener("click", () => fields()?.reveal(finding));
    return make("li", `finding ${diagnostic.severity}`, [jump, ...mend(finding)]);
  };

  const mend = (finding: Finding): HTMLElement[] => {
    const suggestion = finding.diagnostic.suggestions[0];
    if (!suggestion) return [];
    const button = make("button", "mend", [
      make("span", "wording", suggestion.text ? withSlots(suggestion.text) : [word("remove", finding.diagnostic.text)]),
      make("span", "apply", [word("apply")]),
    ]) as HTMLButtonElement;
    button.type = "button";
    // The caret stays in the field that is being written in.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", async () => {
      const outcome = await fields()?.apply(finding, suggestion);
      if (outcome === "failed") button.after(make("p", "failed", [word("copyByHand")]));
    });
    return [button];
  };

  redraw();
  return {
    redraw,
    show(findings) {
      shown = findings;
      redraw();
    },
    setHasPacks(has) {
      hasPacks = has;
      redraw();
    },
  };
}
