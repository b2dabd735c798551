import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { VERSION } from "../../dist/version.js";
import { root } from "../support.js";

it("the version in the code is that of the package, and of the engine", () => {
  expect(JSON.parse(readFileSync(join(root, "js/engine/package.json"), "utf8")).version).toBe(VERSION);
  expect(readFileSync(join(root, "Cargo.toml"), "utf8")).toContain(`\nversion = "${VERSION}"\n`);
});
