// Usage: node scripts/zip.js
//
// Packs dist/chrome and dist/firefox for the stores: the same bytes for the same files, on every machine.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { deflate } from "@gfx/zopfli";
import { Zip } from "fflate";
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

/** @type {Map<string, Promise<Uint8Array>>} */
const known = new Map();

/**
 * Deflated as far as it goes, with as many blocks as pay, a twentieth further than usual: a store's limit is worth some seconds. What both targets have
 * is deflated once.
 *
 * @param {Uint8Array} bytes
 */
function compressed(bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const result = known.get(hash) ?? promisify(deflate)(bytes, { numiterations: 15, blocksplittingmax: 0 });
  known.set(hash, result);
  return result;
}

/** @param {[name: string, bytes: Uint8Array][]} files @returns {Promise<Buffer>} */
async function zipOf(files) {
  /** @type {Uint8Array[]} */
  const parts = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const [filename, bytes] of files) {
    const content = await compressed(bytes);
    /** @type {import("fflate").ZipInputFile} */
    const file = { filename, size: bytes.length, crc: crc32(bytes), compression: 8, mtime: DAY, os: 3, attrs: 0o644 << 16 };
    zip.add(file);
    file.ondata?.(null, new Uint8Array(content), true);
  }
  zip.end();
  return Buffer.concat(parts);
}

for (const target of TARGETS) {
  const files = filesOf(join(dist, target));
  const zip = await zipOf(files);
  const name = `phraselint-${version}-${target}.zip`;
  writeFileSync(join(dist, name), zip);
  const isSmall = zip.length <= BUDGET;
  console.log(`   ${(zip.length / 1000).toFixed(1).padStart(6)} KB of ${BUDGET / 1000}  ${isSmall ? "ok    " : "TOO BIG"} ${name}, ${files.length} files`);
  if (!isSmall) process.exitCode = 1;
}
