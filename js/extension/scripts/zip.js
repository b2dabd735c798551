// Usage: node scripts/zip.js
//
// Packs dist/chrome and dist/firefox for the stores: the same bytes for the same files, on every machine.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { TARGETS } from "./manifest.js";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const { version } = JSON.parse(readFileSync(fileURLToPath(new URL("../package.json", import.meta.url)), "utf8"));
const BUDGET = 500_000;
/** The first day that a zip can say. It has no time zone. */
const DAY = new Date(1980, 0, 1);

/** @param {string} folder @returns {[name: string, bytes: Uint8Array][]} */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => /** @type {[string, Uint8Array]} */ ([relative(folder, path).replaceAll("\\", "/"), readFileSync(path)]))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

for (const target of TARGETS) {
  const files = filesOf(join(dist, target));
  const zip = zipSync(Object.fromEntries(files), { level: 9, mtime: DAY, os: 3, attrs: 0o644 << 16 });
  const name = `phraselint-${target}-${version}.zip`;
  writeFileSync(join(dist, name), zip);
  const isSmall = zip.length <= BUDGET;
  console.log(`   ${(zip.length / 1000).toFixed(1).padStart(6)} KB of ${BUDGET / 1000}  ${isSmall ? "ok    " : "TOO BIG"} ${name}, ${files.length} files`);
  if (!isSmall) process.exitCode = 1;
}
