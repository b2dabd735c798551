// What the browser specs share: a page of `test/pages`, built as an application is, and opened.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchBrowser } from "../../../tools/browser.js";
import { recordShadowRoots } from "../../../tools/recordShadowRoots.js";
import { serve } from "../../../tools/serve.js";

const pages = fileURLToPath(new URL("../pages", import.meta.url));

/**
 * Builds a page for the specs of a file around one module, and opens it in a browser, once for all of them: what one spec leaves
 * behind, the next one meets.
 * @returns how to reach the page, from the first spec on
 */
export function usePage(module: string): () => Page {
  const site = mkdtempSync(join(tmpdir(), "phraselint-page-"));
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  const errors: Error[] = [];
  beforeAll(async () => {
    await build({
      root: pages,
      configFile: false,
      logLevel: "error",
      plugins: [{ name: "page", transformIndexHtml: { order: "pre", handler: (html) => html.replace("/MODULE", `/${module}`).replace("NAME", module) } }],
      resolve: { alias: { vue: "vue/dist/vue.esm-bundler.js" } },
      // React is strict about effects only in its development build.
      define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: true, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false },
      build: { outDir: site, emptyOutDir: true, minify: false, target: "es2022", chunkSizeWarningLimit: 10_000, rolldownOptions: { input: join(pages, "page.html") } },
    });
    server = await serve(site);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 800, height: 900 } });
    await recordShadowRoots(page);
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(`${server.url}/page.html`);
    await page.waitForFunction(() => "app" in globalThis);
  });
  afterEach(async () => {
    await page.evaluate(() => app.unmount());
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(site, { recursive: true });
  });
  return () => page;
}
