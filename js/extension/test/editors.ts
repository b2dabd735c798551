// The real editors that the extension is tried in, on the pages of js/editors.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { serve } from "../../tools/serve.js";
import { MESSAGE } from "./fields.js";
import { mended as mend, slipsIn } from "./words.js";

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
  const slip = (await slipsIn(MESSAGE)).at(-1);
  if (!slip) throw new Error(`nothing is found in ${MESSAGE}`);
  const text = mend(MESSAGE, slip);
  return { text, slips: (await slipsIn(text)).length };
}
