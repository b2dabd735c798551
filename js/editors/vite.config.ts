import { defineConfig } from "vite";

/** One page for all editors; each is a part of its own that the page loads when it is asked for that editor. */
export default defineConfig({
  root: "pages",
  logLevel: "error",
  define: {
    // Draft.js was written for a bundler that knows `global`.
    global: "globalThis",
    "process.env.NODE_ENV": JSON.stringify("production"),
  },
  build: { outDir: "../dist", emptyOutDir: true, minify: false, target: "esnext", chunkSizeWarningLimit: 10_000, reportCompressedSize: false },
});
