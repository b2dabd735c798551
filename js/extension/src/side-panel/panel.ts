import type { Diagnostic, Severity, Suggestion } from "phraselint";
import { NO_BOX, type BoxState, type PageStatus } from "../messages.js";
import { fillPage, text } from "../pages/i18n.js";
import { byId, make, redraw, write } from "../pages/make.js";
import { SEVERITIES, severityName } from "../pages/severity.js";
import { steerByArrows } from "./arrows.js";
import { certainOnes } from "./certain.js";
import { connect } from "./connection.js";
import { emptyWords } from "./emptyWords.js";
import { outcome } from "./outcome.js";
import { watchSite } from "./site.js";
import { slip } from "./slip.js";

/** How long it can be read what came of a command, in milliseconds. */
const SAID_FOR = 8000;

const list = byId("list");
const said = byId("said");
const next = byId<HTMLButtonElement>("next");
const fixAll = byId<HTMLButtonElement>("fix-all");
let state = NO_BOX;
let timer = 0;
let status: PageStatus | undefined;

fillPage("panelTitle");
fixAll.title = text("fixAllHint");
const watch = watchSite((now) => {
  status = now;
  showEmpty();
});
const send = connect({
  onMessage(message) {
    if (message.type === "box") show(message.state);
    else tell(outcome(message.message));
  },
  onTab(tabId) {
    // What was written in one tab is not to be seen beside another.
    status = undefined;
    show(NO_BOX);
    watch(tabId);
  },
});
steerByArrows(list);
next.addEventListener("click", () => send({ type: "next", box: state.box }));
fixAll.addEventListener("click", () => send({ type: "fixAll", box: state.box }));
// From anywhere in the panel, the first slip is one key away.
document.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && document.activeElement === document.body) list.querySelector("button")?.focus();
});
show(NO_BOX);

function show(now: BoxState): void {
  if (now.box !== state.box) tell("");
  state = now;
  const { diagnostics } = state;
  redraw(list, SEVERITIES.flatMap(group));
  write(byId("summary"), diagnostics.length > 0 ? text("slipsFound", diagnostics.length) : text("panelTitle"));
  next.disabled = diagnostics.length === 0;
  const certain = certainOnes(diagnostics).length;
  fixAll.disabled = certain === 0;
  write(fixAll, certain === 0 ? text("fixAll") : text("severityCount", text("fixAll"), certain));
  showEmpty();
}

/** Says why nothing is listed. */
function showEmpty(): void {
  const { headline, hint, isClean = false } = emptyWords(state.box !== "", status);
  byId("empty").hidden = state.diagnostics.length > 0;
  byId("empty").classList.toggle("waiting", !isClean);
  write(byId("empty-title"), headline);
  write(byId("empty-hint"), hint);
}

function group(severity: Severity): HTMLElement[] {
  const { box, diagnostics, text: message } = state;
  const some = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
  if (some.length === 0) return [];
  const events = {
    onReveal: (diagnostic: Diagnostic) => send({ type: "reveal", box, diagnostic }),
    onApply: (diagnostic: Diagnostic, suggestion: Suggestion) => send({ type: "apply", box, diagnostic, suggestion }),
  };
  return [make("section", `group ${severity}`, [
    make("h2", "", [text("severityCount", severityName(severity), some.length)]),
    make("ol", "", some.map((diagnostic) => slip(diagnostic, message, events))),
  ])];
}

/** Says what came of a command, for a while: the text that it has changed is told after it. */
function tell(words: string): void {
  clearTimeout(timer);
  if (words !== "") timer = setTimeout(() => tell(""), SAID_FOR);
  said.hidden = words === "";
  write(said, words);
}
