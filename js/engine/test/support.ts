// What the tests here share: the small pack of test/pack, compiled by the command that authors use.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
/** The native command. */
export const command = join(root, "target/release/phraselint");

/** Runs something with a folder of its own, and takes the folder away afterwards. */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "phraselint-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const smallPack: Uint8Array = inTemporaryFolder((folder) => {
  const compiled = join(folder, "small.pack");
  execFileSync(command, ["pack", "build", join(root, "js/engine/test/pack"), "-o", compiled]);
  return new Uint8Array(readFileSync(compiled));
});
