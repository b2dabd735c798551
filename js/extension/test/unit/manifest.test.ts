import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { manifest, TARGETS } from "../../scripts/manifest.js";

const shipped = (target: (typeof TARGETS)[number]) => manifest(target, { version: "0.1.0" }) as Record<string, unknown>;

describe.each(TARGETS)("the manifest for %s", (target) => {
  it("asks for no site from the start, and shows no file to pages", () => {
    const it = shipped(target);
    expect(it).not.toHaveProperty("host_permissions");
    expect(it).not.toHaveProperty("content_scripts");
    expect(it).not.toHaveProperty("web_accessible_resources");
    expect(it).not.toHaveProperty("key");
    expect(it["optional_host_permissions"]).toEqual(["*://*/*"]);
    expect(it["permissions"]).toEqual(["activeTab", "alarms", "scripting", "storage", ...(target === "chrome" ? ["sidePanel"] : [])]);
  });

  it("lets its own pages run nothing from elsewhere", () => {
    const { extension_pages: policy } = shipped(target)["content_security_policy"] as { extension_pages: string };
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|data:|blob:/);
  });
});

it("lets no extension and no page connect in Chromium", () => {
  expect(shipped("chrome")["externally_connectable"]).toEqual({ ids: [] });
});

it("says in Firefox that no data is collected", () => {
  expect(shipped("firefox")["browser_specific_settings"]).toMatchObject({ gecko: { data_collection_permissions: { required: ["none"] } } });
});

it("has a schema for every key of the policy, in the form that Chromium takes", () => {
  const schema = JSON.parse(readFileSync(new URL("../../public/managed-schema.json", import.meta.url), "utf8"));
  expect(Object.keys(schema.properties)).toEqual(["updates", "minimumVersions", "rulesOff", "rulesLocked", "severities", "allowedSites", "blockedSites", "slots", "guard", "allowIgnore", "allowOwnPacks"]);
  expect(JSON.stringify(schema)).not.toMatch(/additionalProperties|\$schema|"type":"number"/);
});
