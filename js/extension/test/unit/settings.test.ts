import { expect, it } from "vitest";
import { DEFAULTS, exportSettings, migrate, parseSettings } from "../../src/settings.js";

const SETTINGS = { ...DEFAULTS, sites: { "https://im.example.com": "off" as const }, slots: { company: "云帆" }, channel: { index: "https://a.example/index.json", root: "{}" } };

it("prop_export_then_parse", () => {
  expect(parseSettings(exportSettings(SETTINGS))).toEqual(SETTINGS);
});

it("takes what was stored, and the defaults for what was not", () => {
  expect(migrate(undefined)).toEqual(DEFAULTS);
  expect(migrate({ version: 1, slots: { company: "云帆" } })).toEqual({ ...DEFAULTS, slots: { company: "云帆" } });
});

it("leaves out a stored value that cannot be, and that alone", () => {
  expect(migrate({ ...SETTINGS, guard: { action: "shout" }, updateHours: -1, later: true })).toEqual(SETTINGS);
  expect(migrate("nothing")).toEqual(DEFAULTS);
});

it.each([
  ["{", /^This is no file of settings: it is not JSON \(.+\)$/],
  ["[]", /^This is no file of settings: it holds no object$/],
  ["{}", /^This is no file of settings: it has no version$/],
  ['{"version":2}', /^settings\.version is 2, but this version of phraselint reads 1: update it first$/],
  ['{"version":2,"colour":"red"}', /update it first$/],
  ['{"version":1,"colour":"red"}', /^settings\.colour is not known, and must be one of version, sites, .+$/],
  ['{"version":1,"rules":{"a/b":"loud"}}', /^settings\.rules\["a\/b"\] is "loud", but must be one of "off", "error", "warning", "info"$/],
  ['{"version":1,"sites":{"im.example.com":"off"}}', /^a key of settings\.sites is "im\.example\.com", but must be an origin, as in https:\/\/im\.example\.com$/],
  ['{"version":1,"updateHours":9999}', /^settings\.updateHours is 9999, but must be a number from 0 to 720$/],
  ['{"version":1,"ignored":["a",3]}', /^settings\.ignored\[1\] is 3, but must be a text$/],
  ['{"version":1,"guard":{"action":"ask","loud":true}}', /^settings\.guard\.loud is not known, and must be one of action, severity, sendKeys, sendButton$/],
])("err_%s", (text, message) => {
  expect(() => parseSettings(text)).toThrow(message);
});
