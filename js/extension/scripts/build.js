// Usage: node scripts/build.js
//
// Builds dist/chrome and dist/firefox from one source. In the environment:
//   PHRASELINT_CHANNEL=FOLDER       a channel to renew packs from, with root.json and channel.json ({ "index": "https://…/index.json" })
//   EXTENSION_TEST_HOSTS=PATTERN…   match patterns that have access from the start, with spaces between; for tests alone
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { checkSource } from "phraselint/updates";
import { build as bundle } from "vite";
import { manifest, TARGETS } from "./manifest.js";

/** @param {string} path from js/extension */
const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const PAGES = ["popup", "options", "side-panel", "welcome", "privacy"];
// The others come over a channel, or are added by the person.
const PACKS = ["zh-service"];
const SIZES = [16, 32, 48, 128];

/**
 * @typedef {object} Options
 * @property {string} [out] the folder of both targets
 * @property {readonly import("./manifest.js").Target[]} [targets]
 * @property {readonly string[] | undefined} [testHosts]
 * @property {string | undefined} [channel] a folder with root.json and channel.json
 */

/** @param {Options} [options] */
export async function build({ out = file("dist"), targets = TARGETS, testHosts, channel } = {}) {
  const { version } = JSON.parse(readFileSync(file("package.json"), "utf8"));
  const common = join(out, "common");
  rmSync(common, { recursive: true, force: true });
  await bundleAll(common, readChannel(channel));
  cpSync(file("public"), common, { recursive: true });
  mkdirSync(join(common, "packs"), { recursive: true });
  for (const id of PACKS) cpSync(file(`../engine/packs/${id}.pack`), join(common, `packs/${id}.pack`));
  renderIcons(common);

  for (const target of targets) {
    const folder = join(out, target);
    rmSync(folder, { recursive: true, force: true });
    cpSync(common, folder, { recursive: true });
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest(target, { version, testHosts }), null, 2)}\n`);
  }
  rmSync(common, { recursive: true });
}

/** @param {string} outDir @param {{ index: string; root: string } | null} channel */
async function bundleAll(outDir, channel) {
  /** @type {import("vite").InlineConfig} */
  const shared = { configFile: false, root: file("src"), publicDir: false, logLevel: "warn", plugins: [oneWasm()], define: { __CHANNEL__: JSON.stringify(channel) } };
  // Names without hashes: the package is replaced as a whole. Nothing inlined: the pages' policy allows no data: addresses.
  /** @type {import("vite").BuildOptions} */
  const settings = { outDir, emptyOutDir: false, target: "es2022", assetsInlineLimit: 0, modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 1000 };
  const names = { assetFileNames: "assets/[name][extname]", chunkFileNames: "assets/[name].js" };

  const single = { ...names, codeSplitting: false };
  // A service worker takes no dynamic import.
  await bundle({ ...shared, build: { ...settings, rolldownOptions: { input: file("src/background.ts"), output: { ...single, entryFileNames: "background.js" } } } });
  // One classic script. As a library, so that it comes without the helper that loads parts of a page.
  await bundle({
    ...shared,
    build: { ...settings, lib: { entry: file("src/content.ts"), formats: ["iife"], name: "phraselint" }, rolldownOptions: { output: { ...single, entryFileNames: "content.js" } } },
  });
  await bundle({
    ...shared,
    worker: { format: "es", plugins: () => [oneWasm()], rolldownOptions: { output: { ...names, entryFileNames: "assets/[name].js" } } },
    build: {
      ...settings,
      rolldownOptions: {
        input: Object.fromEntries(PAGES.map((page) => [page, file(`src/${page}/index.html`)])),
        // What two pages have in common is one file: each of many would weigh more in the zip than it is worth.
        output: { ...names, entryFileNames: "assets/[name].js", codeSplitting: { groups: [{ name: "common", minShareCount: 2 }] } },
      },
    },
  });
}

/**
 * The author's WebAssembly may have the engine inside: then it is the only one.
 *
 * @returns {import("vite").Plugin}
 */
function oneWasm() {
  const hasEngine = /^export class Engine\b/m.test(readFileSync(file("../engine/wasm-author/author.js"), "utf8"));
  return {
    name: "one-wasm",
    enforce: "pre",
    transform: (code, id) => (hasEngine && id.includes("/engine/dist/") ? code.replaceAll("/wasm/phraselint", "/wasm-author/author") : undefined),
  };
}

/** @param {string | undefined} folder */
function readChannel(folder) {
  if (!folder) return null;
  const { index } = JSON.parse(readFileSync(join(folder, "channel.json"), "utf8"));
  if (typeof index !== "string") throw new Error(`${join(folder, "channel.json")}: index must be the address of an index.json, but is ${JSON.stringify(index)}`);
  const root = readFileSync(join(folder, "root.json"), "utf8");
  try {
    checkSource({ index, keys: root });
  } catch (error) {
    throw new Error(`${folder}: ${error instanceof Error ? error.message : error}`);
  }
  return { index, root };
}

/** @param {string} folder */
function renderIcons(folder) {
  const svg = readFileSync(file("public/icons/icon.svg"), "utf8");
  for (const size of SIZES) {
    writeFileSync(join(folder, `icons/icon-${size}.png`), new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng());
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const channel = process.env["PHRASELINT_CHANNEL"];
  if (!channel) console.log("No channel built in: packs are renewed from where the policy or the options page says. PHRASELINT_CHANNEL=FOLDER builds in one, with its root keys.");
  await build({ channel, testHosts: process.env["EXTENSION_TEST_HOSTS"]?.split(" ") });
}
