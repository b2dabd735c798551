import { field, lock, segments, select } from "../pages/controls.js";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";
import { severityChoices } from "../pages/severity.js";
import type { GuardAction, Settings } from "../settings.js";
import { recorder } from "./recorder.js";
import { keep } from "./saved.js";
import { card, frame, row, type Section } from "./section.js";

type Guard = Settings["guard"];
/** What only reports comes to nothing here: nobody is reported to. */
type Shown = Exclude<GuardAction, "allow">;

const set = (change: Partial<Guard>): void => void keep((settings) => ({ ...settings, guard: { ...settings.guard, ...change } }));

/** What happens before a message is sent. */
export function guardSection(): Section {
  const body = make("div", "rows");
  let shown = "";

  function draw({ action: chosen, severity, sendKeys, sendButton }: Guard): HTMLElement[] {
    const action = chosen === "allow" ? "off" : chosen;
    const means = { off: text("guardOffHint"), ask: text("guardAskHint"), block: text("guardBlockHint") };
    const actions: [Shown, string][] = [["off", text("guardOff")], ["ask", text("guardAsk")], ["block", text("guardBlock")]];
    const selector = field(text("guardButton"), sendButton, (value, input) => {
      const isGood = value === "" || isSelector(value);
      input.ariaInvalid = String(!isGood);
      trouble.textContent = isGood ? "" : text("guardButtonWrong", value);
      if (isGood) set({ sendButton: value });
    });
    selector.placeholder = "button.send";
    selector.dataset["key"] = "selector";
    const trouble = make("p", "bad");
    trouble.role = "alert";
    const keys = sendKeys.map((key, index) =>
      recorder(text("guardKeys"), key, (now) => set({ sendKeys: now ? sendKeys.map((one, at) => (at === index ? now : one)) : sendKeys.filter((_, at) => at !== index) }), `key-${index}`));
    const more = recorder(text("guardKeys"), "", (now) => {
      if (now && !sendKeys.includes(now)) set({ sendKeys: [...sendKeys, now] });
    }, "key-new", text("guardKeyAdd"));
    const first = row(text("guardAction"), means[action], [segments(text("guardAction"), actions, action, (value) => set({ action: value }))]);
    first.classList.add("tall");
    const rest = [
      row(text("guardSeverity"), text("guardSeverityHint"), [select(text("guardSeverity"), severityChoices(), severity, (value) => set({ severity: value }))]),
      row(text("guardKeys"), text("guardKeysHint"), [...keys, more]),
      row(text("guardButton"), text("guardButtonHint"), [selector, trouble]),
    ];
    for (const element of rest) element.hidden = action === "off";
    return [first, ...rest];
  }

  return {
    root: frame("guard", "guardHint", [card("", [body])]),
    show({ effective: { guard }, locks }) {
      if (JSON.stringify([guard, locks.guard]) === shown) return;
      shown = JSON.stringify([guard, locks.guard]);
      const checked = document.activeElement instanceof HTMLInputElement && document.activeElement.type === "radio";
      const key = body.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
      body.replaceChildren(...draw(guard));
      if (checked) body.querySelector<HTMLElement>(":checked")?.focus();
      else if (key) body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
      lock(body, locks.guard);
    },
  };
}

function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
