import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { serve } from "../../tools/serve.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the editors' page, without a slash at the end. */
    pages: string;
  }
}

/** Bundles the pages with the built package, and serves them while the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  await build({ configFile: `${root}/vite.config.ts` });
  const server = await serve(`${root}/dist`);
  project.provide("pages", server.url);
  return server.close;
}
