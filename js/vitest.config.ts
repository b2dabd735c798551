import { defineConfig } from "vitest/config";

const browserTests = "*/test/browser/**/*.test.ts";
/** `make test-firefox` runs these. */
const firefoxTests = "*/test/firefox/**/*.test.ts";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["*/test/**/*.test.ts"], exclude: [browserTests, firefoxTests] } },
      {
        test: {
          name: "browser",
          include: [browserTests],
          // One browser at a time: the timings of painting and typing are part of what is tested.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Where nobody watches, what failed is tried once more, and the report says so.
          retry: process.env["CI"] ? 1 : 0,
        },
      },
    ],
  },
});
