import type { AttachOptions } from "phraselint/dom";
import { describe, expect, it } from "vitest";
import { latest, shapeOf } from "../../src/bind/latest.js";

describe("latest", () => {
  it("calls the functions of now, also those further inside", () => {
    let options: AttachOptions = { context: () => ({ scene: "opening" }), guard: { action: "ask", onSend: () => { sent.push("first"); } } };
    const sent: string[] = [];
    const given = latest(() => options);
    options = { context: () => ({ scene: "closing" }), guard: { action: "ask", onSend: () => { sent.push("second"); } } };
    expect(given.context?.()).toEqual({ scene: "closing" });
    given.guard?.onSend?.({ decision: "allowed", diagnostics: [] });
    expect(sent).toEqual(["second"]);
  });

  it("leaves out what is left out, and hands on sets and lists themselves", () => {
    const rulesOff = new Set(["a"]);
    const sendKeys = ["Enter"];
    const given = latest(() => ({ rulesOff, guard: { action: "ask", sendKeys } }));
    expect(Object.keys(given)).toEqual(["rulesOff", "guard"]);
    expect(given.rulesOff).toBe(rulesOff);
    expect(given.guard?.sendKeys).toBe(sendKeys);
  });
});

describe("shapeOf", () => {
  const set = new Set<string>();
  it.each<[string, AttachOptions, AttachOptions]>([
    ["another function", { context: () => ({}) }, { context: () => undefined }],
    ["equal keys in another object", { keys: { open: "F1" } }, { keys: { open: "F1" } }],
    ["another function further inside", { guard: { action: "ask", onSend: () => undefined } }, { guard: { action: "ask", onSend: () => undefined } }],
    ["the same set", { rulesOff: set }, { rulesOff: set }],
  ])("is the same for %s", (_, one, other) => {
    expect(shapeOf(one)).toBe(shapeOf(other));
  });

  it.each<[string, AttachOptions, AttachOptions]>([
    ["another language", { locale: "zh" }, { locale: "en" }],
    ["a function that was not there", {}, { onError: () => undefined }],
    ["another key", { keys: { open: "F1" } }, { keys: { open: "F2" } }],
    ["another list", { guard: { action: "ask", sendKeys: ["Enter"] } }, { guard: { action: "ask", sendKeys: ["Ctrl+Enter"] } }],
    ["another set", { rulesOff: new Set() }, { rulesOff: new Set() }],
  ])("differs for %s", (_, one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });
});
