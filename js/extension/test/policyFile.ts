// What an administrator has set, where the browser looks for it. That is root's, so it is written as root: by who runs the tests, or by sudo.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll } from "vitest";

function asRoot(command: string, args: readonly string[], input = ""): void {
  const [program, ...rest] = process.getuid?.() === 0 ? [command, ...args] : ["sudo", "-n", command, ...args];
  try {
    execFileSync(program as string, rest, { input, stdio: ["pipe", "ignore", "pipe"] });
  } catch (error) {
    throw new Error(`a policy file needs root: run the tests as root, or where sudo asks for no password (${String(error)})`);
  }
}

/** Takes away what a run that was broken off may have left. @param id of the extension: a file that does not name it is somebody else's, and stays */
export function removePolicy(path: string, id = ""): void {
  if (existsSync(path) && readFileSync(path, "utf8").includes(id)) asRoot("rm", ["-f", path]);
}

/**
 * Puts a policy file there for the specs of a file. Call it before the browser is started.
 *
 * @param id of the extension. A file that does not name it is somebody else's, and stays.
 */
export function usePolicy(path: string, id: string, content: () => object | Promise<object>): void {
  beforeAll(async () => {
    if (existsSync(path) && !readFileSync(path, "utf8").includes(id)) throw new Error(`${path} is there already, and not of these tests: take it away while they run`);
    asRoot("mkdir", ["-p", dirname(path)]);
    asRoot("tee", [path], JSON.stringify(await content()));
  });
  afterAll(() => removePolicy(path, id));
}
