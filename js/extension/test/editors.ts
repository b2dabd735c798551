// The real editors that the extension is tried in, on the pages of js/editors.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { afterAll, beforeAll } from "vitest";
import { serve } from "../../tools/serve.js";
import { MESSAGE } from "./fields.js";

export const EDITORS = ["textarea", "element-plus", "prosemirror", "ckeditor5", "wangeditor-next"];

/** Serves the editors' pages for the specs of a file. */
export function useEditors(): { readonly url: string } {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const dist = fileURLToPath(new URL("../../editors/dist", import.meta.url));
    if (!existsSync(dist)) throw new Error("js/editors/dist is missing: run `make editors`");
    server = await serve(dist);
  });
  afterAll(() => server?.close());
  return { get url() { return server.url; } };
}

/** The message after the first suggestion of its last slip, which is the one nearest to the caret, and the slips that are left. */
export async function mended(): Promise<{ text: string; slips: number }> {
  const linter = await createLinter({ packs: [zhService] });
  const suggestion = linter.lint(MESSAGE, { role: "agent" }).at(-1)?.suggestions[0];
  if (!suggestion) throw new Error(`no suggestion for ${MESSAGE}`);
  const text = MESSAGE.slice(0, suggestion.start) + suggestion.text + MESSAGE.slice(suggestion.end);
  return { text, slips: linter.lint(text, { role: "agent" }).length };
}
