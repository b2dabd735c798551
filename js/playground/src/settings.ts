import type { Context, PackInfo, Severity } from "phraselint";
import type { GuardOptions } from "phraselint/dom";
import { segments } from "./segments.js";
import { currentLanguage, word, type Words } from "./words.js";

const SLOTS = ["surname", "company", "agent_id", "department", "phone", "product"] as const satisfies readonly (keyof Words)[];
const RANK: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** What the person sets beside the text. */
export interface Settings {
  context(): Context;
  /** Whether diagnostics of this severity are shown. */
  shows(severity: Severity): boolean;
  /** What happens to a reply with forbidden wording that is about to be sent. */
  guard(): GuardOptions["action"];
  /** Offers the scenes of the packs, each once. */
  offerScenes(packs: readonly PackInfo[]): void;
  /** Writes the labels in the language of now. */
  relabel(): void;
}

export function startSettings(onChange: () => void, onGuard: () => void): Settings {
  const scene = document.getElementById("scene") as HTMLSelectElement;
  const slots = document.getElementById("slots") as HTMLElement;
  let least: Severity = "info";
  let guard: GuardOptions["action"] = "allow";
  let scenes: PackInfo["scenes"] = [];

  const inputs = SLOTS.map((name) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.id = `slot-${name}`;
    input.autocomplete = "off";
    input.addEventListener("input", onChange);
    label.append(document.createElement("span"), input);
    slots.append(label);
    return { name, label, input };
  });
  scene.addEventListener("change", onChange);
  segments("severity", (severity) => {
    least = severity as Severity;
    onChange();
  })(least);
  segments("guard", (action) => {
    guard = action as GuardOptions["action"];
    onGuard();
  })(guard);

  const settings: Settings = {
    context() {
      const filled = inputs.flatMap(({ name, input }) => (input.value.trim() ? [[name, input.value.trim()] as const] : []));
      return { role: "agent", slots: Object.fromEntries(filled), ...(scene.value && { scene: scene.value }) };
    },
    guard: () => guard,
    shows: (severity) => RANK[severity] >= RANK[least],
    offerScenes(packs) {
      const all = packs.flatMap((pack) => pack.scenes);
      scenes = all.filter(({ id }, index) => all.findIndex((scene) => scene.id === id) === index);
      settings.relabel();
    },
    relabel() {
      const chosen = scene.value;
      const labels = scenes.map(({ id, label }) => new Option(currentLanguage() === "zh" ? label : `${id} (${label})`, id));
      scene.replaceChildren(new Option(word("anyScene"), ""), ...labels);
      scene.value = scenes.some(({ id }) => id === chosen) ? chosen : "";
      for (const { name, label, input } of inputs) {
        (label.firstChild as HTMLElement).textContent = word(name);
        input.placeholder = `{${name}}`;
      }
    },
  };
  return settings;
}
