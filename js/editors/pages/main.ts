import { createLinter, type Context, type Diagnostic } from "phraselint";
import { attach, type Attached } from "phraselint/dom";
import { zhService } from "phraselint/packs/zh-service";
import type { Bench, Driver } from "./bench.js";
import { compare } from "./compare.js";
import { boxesOf, fromFrame, shown } from "./screen.js";

const editors = import.meta.glob<{ mount(root: HTMLElement): Driver | Promise<Driver> }>("./editors/*.js");
const name = new URL(location.href).searchParams.get("editor");
const load = editors[`./editors/${name}.js`];
if (!load) throw new Error(`no page for an editor called ${name}`);

const [linter, { mount }] = await Promise.all([createLinter({ packs: [zhService] }), load()]);
const driver = await mount(document.getElementById("root") as HTMLElement);
const { element } = driver;
const control = document.getElementById("control") as HTMLElement;
const attachments = new Map<HTMLElement, Attached>();
const linted: string[] = [];
const events: string[] = [];
let diagnostics: readonly Diagnostic[] | undefined;
const documents = new Set([document, element.ownerDocument]);
const views = [...documents].map((one) => one.defaultView as Window & typeof globalThis);

/** A frame's document has classes of its own, on which the page's script has not run. */
async function bringWorld(view: Window & typeof globalThis): Promise<void> {
  const script = view.document.createElement("script");
  const source = await (await fetch("/world.js")).text();
  script.textContent = source;
  view.document.head.append(script);
  script.remove();
}
for (const view of views) if (!view.shadowRoots) await bringWorld(view);

const EVENTS = ["keydown", "keyup", "compositionstart", "compositionupdate", "compositionend", "beforeinput", "input"];

globalThis.bench = {
  driver,
  linter,
  linted,
  events,
  get diagnostics() { return diagnostics; },
  attach(to) {
    const field = to === "control" ? control : element;
    const source = {
      lint(text: string, context?: Context) {
        linted.push(text);
        return linter.lint(text, context);
      },
    };
    const report = (found: readonly Diagnostic[]): void => { diagnostics = found; };
    attachments.set(field, to === "control" ? attach(field, linter) : attach(field, source, { onDiagnostics: report }));
  },
  detach() {
    for (const detach of attachments.values()) detach();
    attachments.clear();
  },
  recordEvents() {
    for (const type of EVENTS) {
      element.addEventListener(type, (event) => {
        const { inputType = "", data = "", isComposing = false, key = "" } = event as InputEvent & KeyboardEvent;
        events.push([type, inputType, data ?? "", key, isComposing].join(" "));
      }, { capture: true });
    }
  },
  shown: () => shown(element),
  boxesOf: (wording) => boxesOf(element, wording),
  middleOf(which) {
    const field = which === "field" ? element : control;
    const { left, top, right } = fromFrame(field, field.getBoundingClientRect());
    // Near the top: a field in a frame may be higher than the part of it that is seen.
    return { x: (left + right) / 2, y: top + 15 };
  },
  card() {
    const root = views.flatMap(({ shadowRoots }) => shadowRoots).find(({ host }) => host.isConnected && host.localName === "phraselint-card");
    const choices = [...(root?.querySelectorAll<HTMLElement>(".choice") ?? [])];
    if (!root?.querySelector(".card")?.checkVisibility({ visibilityProperty: true })) return undefined;
    return { choices: choices.map((choice) => ({ box: fromFrame(choice, choice.getBoundingClientRect()), active: choice.classList.contains("active") })) };
  },
  traces() {
    return {
      highlights: views.flatMap(({ CSS }) => [...CSS.highlights.keys()]).filter((key) => key.startsWith("phraselint")),
      elements: [...documents].flatMap((one) => [...one.querySelectorAll("*")]).map(({ localName }) => localName).filter((tag) => tag.startsWith("phraselint")),
      sheets: [...documents].reduce((sum, one) => sum + one.adoptedStyleSheets.length, 0),
    };
  },
  compare,
  pass(milliseconds) {
    for (const view of views) view.putClockForward(milliseconds);
  },
} satisfies Bench;
