import { defineConfig } from "vitest/config";

const browserTests = "*/test/browser/**/*.test.ts";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["*/test/**/*.test.ts"], exclude: [browserTests] } },
      {
        test: {
          name: "browser",
          include: [browserTests],
          // One browser at a time: the timings of painting and typing are part of what is tested.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
