// What the tests here share: the small pack of test/pack, compiled by the command that authors use.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Compiles the pack of a folder. */
export function compiled(folder: string, ...options: string[]): Uint8Array {
  return inTemporaryFolder((temporary) => {
    const output = join(temporary, "compiled.pack");
    execFileSync(command, ["pack", "build", folder, "-o", output, ...options], { stdio: "pipe" });
    return new Uint8Array(readFileSync(output));
  });
}

const small = join(root, "js/engine/test/pack");
export const smallPack: Uint8Array = compiled(small);

/** Compiles a pack `acme` that overlays the small one. */
export function overlay(overrides: string, manifest = ""): Uint8Array {
  return inTemporaryFolder((folder) => {
    const lines = ["id: acme", "version: 1.0.0", "title: 云帆", "language: zh-CN", "owner: 我们", "licence: MIT", "extends: small", manifest];
    writeFileSync(join(folder, "pack.yaml"), lines.join("\n"));
    writeFileSync(join(folder, "overrides.yaml"), overrides);
    return compiled(folder, "--base", small);
  });
}
