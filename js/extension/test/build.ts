// The extension as the specs load it: with access to the pages of this machine, since nobody answers the browser's question there.
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../scripts/build.js";
import type { Target } from "../scripts/manifest.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["src", "public", "scripts", "../engine/dist", "../engine/wasm", "../engine/wasm-author", "../engine/packs"].map((folder) => join(root, folder));

/** Match patterns of the pages of this machine. */
export const TEST_HOSTS = ["http://127.0.0.1/*", "http://localhost/*"];

const out = join(root, "dist/test");

/** Where it is, once it is built. */
export const testFolder = (target: Target): string => join(out, target);

/** Builds it, unless nothing has changed since the last time. @returns its folder */
export async function builtForTests(target: Target): Promise<string> {
  const stamp = join(out, "built");
  if (!existsSync(stamp) || newest() > statSync(stamp).mtimeMs) {
    await build({ out, testHosts: TEST_HOSTS });
    writeFileSync(stamp, "");
  }
  return testFolder(target);
}

function newest(): number {
  const files = SOURCES.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)));
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
