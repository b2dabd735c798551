// The manifest of both targets, from one source.

/** @typedef {"chrome" | "firefox"} Target */

export const TARGETS = /** @type {const} */ (["chrome", "firefox"]);

/** The oldest versions with all that is used: `alarms` of half a minute, scripts in frames without an address, permission given per site, and what is said about data. */
const OLDEST = { chrome: "120", firefox: "142.0" };

/** Gives the test build the same id on every machine, which a managed policy goes by. */
const TEST_KEY = [
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA683UuW3wO+t1ylB69cOC4dRuBMW/+iD71CGpq5YrDTam3D8w2EfEVYcTi6n0AsmqUMTUalVFqWrIP+3FN2oB7g",
  "PcZUlyG+Gwg80JE+usvs2vUX2WPZB/TmPOsDmdlE6H4lCwvuvdGjOW17ou6rxsmUUIvJ4icPLsgxgvEQYtM7Fc8AGlx3ia5RyyvibS14NrOZoUwy7Y2nsmOPhDpUpgqpMl",
  "NyeokC2hRZS43PDRde0awaonhbmyP3FU4ynPfaR9hRzvG7zf2ybpbUz41DCK3NWqYyXsLDeBvJhIYv+4mVD/M90i0H7MLKm3h3QrR8sfedQR8pNIs0LbFhyEJVewCwIDAQ",
  "AB",
].join("");

/**
 * Own pages load nothing but what is in the package, and fetch from index servers alone, whose addresses nobody knows when this
 * is built: `https`, or this machine.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/icon-${size}.png`]));

/**
 * @param {Target} target
 * @param {{ version: string; testHosts?: readonly string[] | undefined }} build `testHosts`: match patterns that have access from the start,
 *   for tests, where nobody answers the browser's question
 */
export function manifest(target, { version, testHosts }) {
  const isChrome = target === "chrome";
  return {
    manifest_version: 3,
    name: "__MSG_extName__",
    description: "__MSG_extDescription__",
    version,
    default_locale: "zh_CN",
    icons: ICONS,
    permissions: ["activeTab", "alarms", "scripting", "storage", ...(isChrome ? ["sidePanel"] : [])],
    optional_host_permissions: ["*://*/*"],
    ...(testHosts && { host_permissions: testHosts }),
    background: isChrome ? { service_worker: "background.js", type: "module" } : { scripts: ["background.js"], type: "module" },
    action: { default_title: "__MSG_extTitle__", default_popup: "popup/index.html", default_icon: ICONS },
    options_ui: { page: "options/index.html", open_in_tab: true },
    content_security_policy: { extension_pages: CSP },
    incognito: "spanning",
    ...(isChrome
      ? {
          minimum_chrome_version: OLDEST.chrome,
          side_panel: { default_path: "side-panel/index.html" },
          storage: { managed_schema: "managed-schema.json" },
          // Without it any other extension could connect.
          externally_connectable: { ids: [] },
          ...(testHosts && { key: TEST_KEY }),
        }
      : {
          sidebar_action: { default_panel: "side-panel/index.html", default_title: "__MSG_extTitle__", default_icon: ICONS, open_at_install: false },
          browser_specific_settings: {
            gecko: { id: "{0a8e8dc0-2323-4cc9-8459-5e8c1d8dc6b1}", strict_min_version: OLDEST.firefox, data_collection_permissions: { required: ["none"] } },
          },
        }),
  };
}
