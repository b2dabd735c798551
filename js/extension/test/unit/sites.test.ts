import { describe, expect, it } from "vitest";
import { exactPatternOf, intersection, matches, patternOf } from "../../src/patterns.js";
import { decideSite, nextPauseEnd, scriptSites, type SiteRules } from "../../src/sites.js";

it.each([
  ["https://im.example.com/*", "https://im.example.com/chat?x=1", true],
  ["https://im.example.com/*", "http://im.example.com/", false],
  ["https://im.example.com/*", "https://im.example.com:8443/", true],
  ["https://im.example.com:443/*", "https://im.example.com/", true],
  ["https://im.example.com:443/*", "https://im.example.com:8443/", false],
  ["*://*.example.com/*", "http://example.com/", true],
  ["*://*.example.com/*", "https://a.b.example.com/", true],
  ["*://*.example.com/*", "https://badexample.com/", false],
  ["<all_urls>", "https://a.example/", true],
  ["<all_urls>", "file:///a", false],
  ["https://a.example/chat/*", "https://a.example/mail/", false],
  ["https://a.example/chat/*", "https://a.example/chat/7", true],
  ["a.example", "https://a.example/", false],
])("%s matches %s: %s", (pattern, url, does) => {
  expect(matches(pattern, url)).toBe(does);
});

it.each([
  ["*://*/*", "https://a.example/*", "https://a.example/*"],
  ["https://*.example.com/*", "*://im.example.com/chat/*", "https://im.example.com/chat/*"],
  ["https://a.example/*", "https://b.example/*", undefined],
  ["http://a.example/*", "https://a.example/*", undefined],
  ["<all_urls>", "*://*.example.com/*", "*://*.example.com/*"],
])("%s and %s have in common %s", (one, other, common) => {
  expect(intersection(one, other)).toBe(common);
  expect(intersection(other, one)).toBe(common);
});

it("names a site with and without its port", () => {
  expect(patternOf("http://10.0.0.5:8080/chat")).toBe("http://10.0.0.5/*");
  expect(exactPatternOf("https://a.example")).toBe("https://a.example:443/*");
});

const URL = "https://im.example.com/chat";
const ORIGIN = "https://im.example.com";
const rules = (changes: { sites?: Record<string, "on" | "off">; pausedUntil?: Record<string, number>; allowedSites?: string[]; blockedSites?: string[]; granted?: string[] } = {}): SiteRules => {
  const { sites = {}, pausedUntil = {}, allowedSites = [], blockedSites = [], granted = ["https://*.example.com/*"] } = changes;
  return { settings: { sites, pausedUntil }, policy: { allowedSites, blockedSites }, granted, now: 1000 };
};

describe("a site", () => {
  it.each([
    ["on", false, {}],
    ["off", false, { sites: { [ORIGIN]: "off" } }],
    ["on", false, { sites: { "https://other.example.com": "off" } }],
    ["paused", false, { pausedUntil: { [ORIGIN]: 1001 } }],
    ["on", false, { pausedUntil: { [ORIGIN]: 1000 } }],
    ["no-access", false, { granted: [] }],
    ["blocked", true, { blockedSites: ["*://im.example.com/*"] }],
    ["blocked", true, { allowedSites: ["https://console.example/*"] }],
    ["on", true, { allowedSites: ["https://im.example.com/*"], sites: { [ORIGIN]: "off" } }],
    ["no-access", true, { allowedSites: ["https://im.example.com/*"], granted: [] }],
  ] as const)("is %s (locked: %s) with %j", (state, locked, changes) => {
    expect(decideSite(URL, rules(changes as Parameters<typeof rules>[0]))).toEqual({ state, locked, pausedUntil: state === "paused" ? 1001 : 0 });
  });

  it("is none on a page of the browser", () => {
    expect(decideSite("chrome://extensions/", rules()).state).toBe("impossible");
    expect(decideSite("", rules()).state).toBe("impossible");
  });
});

describe("the script", () => {
  it.each([
    ["is nowhere without access", { granted: [] }, [], []],
    ["is on the sites with access", {}, ["https://*.example.com/*"], []],
    ["is not on sites that are off", { sites: { [ORIGIN]: "off" } }, ["https://*.example.com/*"], ["https://im.example.com:443/*"]],
    ["is not on sites that are blocked", { blockedSites: ["https://*.example.com/*"] }, [], ["https://*.example.com/*"]],
    ["is on allowed sites alone", { allowedSites: ["*://im.example.com/*", "https://a.example/*"] }, ["https://im.example.com/*"], []],
  ] as const)("%s", (_, changes, matched, excluded) => {
    expect(scriptSites(rules(changes as Parameters<typeof rules>[0]), true)).toEqual({ matches: matched, excludeMatches: excluded });
  });
});

it("tells which pause ends first", () => {
  expect(nextPauseEnd({ pausedUntil: { a: 3000, b: 2000, c: 500 } }, 1000)).toBe(2000);
  expect(nextPauseEnd({ pausedUntil: { c: 500 } }, 1000)).toBeUndefined();
});
