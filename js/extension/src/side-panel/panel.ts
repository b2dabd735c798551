import type { Diagnostic, Severity, Suggestion } from "phraselint";
import type { BoxState } from "../messages.js";
import { fillPage, text } from "../pages/i18n.js";
import { byId, make, redraw, write } from "../pages/make.js";
import { SEVERITIES, severityName } from "../pages/severity.js";
import { steerByArrows } from "./arrows.js";
import { connect } from "./connection.js";
import { isCertain, outcome } from "./outcome.js";
import { slip } from "./slip.js";

const NOTHING: BoxState = { box: "", text: "", diagnostics: [] };

const list = byId("list");
const said = byId("said");
const next = byId<HTMLButtonElement>("next");
const fixAll = byId<HTMLButtonElement>("fix-all");
let state = NOTHING;

fillPage("panelTitle");
fixAll.title = text("fixAllHint");
const send = connect((message) => {
  if (message.type === "box") show(message.state);
  else tell(outcome(message.message));
});
steerByArrows(list);
next.addEventListener("click", () => send({ type: "next", box: state.box }));
fixAll.addEventListener("click", () => send({ type: "fixAll", box: state.box }));
// From anywhere in the panel, the first slip is one key away.
document.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && document.activeElement === document.body) list.querySelector("button")?.focus();
});
show(NOTHING);

function show(now: BoxState): void {
  if (now.text !== state.text || now.box !== state.box) tell("");
  state = now;
  const { box, diagnostics } = state;
  redraw(list, SEVERITIES.flatMap(group));
  write(byId("summary"), diagnostics.length > 0 ? text("slipsFound", diagnostics.length) : text("panelTitle"));
  next.disabled = diagnostics.length === 0;
  fixAll.disabled = !diagnostics.some(isCertain);
  byId("empty").hidden = diagnostics.length > 0;
  byId("empty").classList.toggle("waiting", box === "");
  write(byId("empty-title"), text(box === "" ? "noBox" : "clean"));
  write(byId("empty-hint"), text(box === "" ? "noBoxHint" : "cleanHint"));
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

function tell(words: string): void {
  said.hidden = words === "";
  write(said, words);
}
