import { defineConfig } from "vite";

const port = Number(process.env["PORT"] ?? 4173);

export default defineConfig({
  // The built page works from any folder of a server.
  base: "./",
  server: { host: "127.0.0.1", port, strictPort: true },
  preview: { host: "127.0.0.1", port, strictPort: true },
  // The compiled pack is inside the script, so the script is as large as the pack, in kB.
  build: { target: "es2022", chunkSizeWarningLimit: 1000 },
});
