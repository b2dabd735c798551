import type { Diagnostic } from "phraselint";
import { describe, expect, it } from "vitest";
import { createDecider } from "../../src/guard/decide.js";
import type { GuardOptions } from "../../src/options.js";

const slip: Diagnostic = { rule: "test/one", severity: "error", start: 0, end: 1, text: "甲", message: "", suggestions: [] };

/**
 * Does what the words say: `Enter`, `click` and `submit` are acts, `+` the person beginning something new, `type` and `back` what their
 * names say, `clean` an act on a text without a slip. @returns which acts were held, and what was reported
 */
function run(action: GuardOptions["action"], steps: string): string {
  const told: string[] = [];
  const decider = createDecider({ action, onSend: ({ decision }) => told.push(decision) });
  let text = "甲";
  const held = steps.split(" ").map((step) => {
    if (step === "+") return decider.begin();
    if (step === "type") text += "乙";
    if (step === "type" || step === "back") return decider.forget();
    return decider.decide(step, text, step === "clean" ? [] : [slip]) ? "held" : "through";
  });
  return `${held.filter(Boolean).join(" ")} | ${told.join(" ")}`;
}

describe("createDecider", () => {
  it.each([
    { action: "ask", steps: "+ Enter + Enter", wanted: "held through | held sent-anyway" },
    { action: "ask", steps: "+ Enter + Enter click submit", wanted: "held through through through | held sent-anyway" },
    { action: "ask", steps: "+ Enter + Enter + Enter", wanted: "held through held | held sent-anyway held" },
    { action: "ask", steps: "+ Enter + click + click submit", wanted: "held held through through | held held sent-anyway" },
    { action: "ask", steps: "+ Enter type + Enter + Enter", wanted: "held held through | held held sent-anyway" },
    { action: "ask", steps: "+ Enter back + Enter", wanted: "held held | held held" },
    { action: "ask", steps: "+ clean + clean", wanted: "through through | " },
    { action: "block", steps: "+ Enter + Enter + click", wanted: "held held held | held held held" },
    { action: "allow", steps: "+ Enter click submit + Enter", wanted: "through through through through | allowed allowed" },
  ] as const)("$action: $steps", ({ action, steps, wanted }) => {
    expect(run(action, steps)).toBe(wanted);
  });
});
