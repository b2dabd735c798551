import type { Editor } from "./editors.js";

/**
 * Which editors run, from `EDITORS`: names with commas between them, or `all`. Without it those of `make test`: the first ten in
 * Chromium, the browser's own fields in every browser.
 */
export function isChosen(isUsual: (editor: Editor) => boolean): (editor: Editor) => boolean {
  const wanted = process.env["EDITORS"]?.split(",");
  return (editor) => (wanted ? wanted.includes("all") || wanted.includes(editor.name) : isUsual(editor));
}
