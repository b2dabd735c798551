import type { AuthorProblem } from "phraselint/author";
import { text } from "../pages/i18n.js";
import { make } from "../pages/make.js";

const MOST = 100;

/** What is wrong with the sources of a pack, and where. */
export function problemList(problems: readonly AuthorProblem[]): HTMLElement {
  const lines = problems.slice(0, MOST).map(({ file, line, column, severity, message }) =>
    make("li", severity, [make("code", "", [`${file}:${line}:${column}:`]), " ", message]));
  const rest = problems.length - lines.length;
  return make("ol", "problems", [...lines, ...(rest > 0 ? [make("li", "soft", [text("andMore", rest)])] : [])]);
}
