import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["bench/*.spec.ts"],
    globalSetup: "bench/setup.ts",
    reporters: ["default", "./bench/table.ts"],
    // Much of the time is spent on waiting for a frame or a hover, so that browsers and tabs go on beside each other.
    maxWorkers: 2,
    maxConcurrency: 3,
    testTimeout: 40_000,
    hookTimeout: 60_000,
    // As in ../vitest.config.ts.
    retry: process.env["CI"] ? 1 : 0,
  },
});
