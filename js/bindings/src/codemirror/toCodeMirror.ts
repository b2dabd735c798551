import { isolateHistory } from "@codemirror/commands";
import type { Action, Diagnostic as CodeMirrorDiagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Diagnostic, Suggestion } from "phraselint";
import type { Locale } from "phraselint/dom";

const REMOVE: Record<Locale, (text: string) => string> = { zh: (text) => `删除「${text}」`, en: (text) => `Delete “${text}”` };
/** A slot that is still to be filled: `{surname}`. */
const OPEN_SLOT = /\{[^{}\s]+\}/;

const ACTION_CLASS = "cm-phraselint-action";

/** Suggestions are sentences, so each gets a line of its own. */
export const actionTheme = EditorView.baseTheme({
  [`.${ACTION_CLASS}`]: { display: "block", marginTop: "4px", textAlign: "start", whiteSpace: "normal" },
});

/** A diagnostic of the document as one of `@codemirror/lint`. Both count UTF-16 code units, and a line break as one. */
export function toCodeMirror(diagnostic: Diagnostic, doc: Text, locale: Locale): CodeMirrorDiagnostic {
  const { start, end, severity, message, why, suggestions } = diagnostic;
  return {
    from: start,
    to: end,
    severity,
    message: why ? `${message}\n${why}` : message,
    actions: suggestions.map((suggestion) => toAction(suggestion, diagnostic, doc, locale)),
  };
}

function toAction({ text, start, end, when }: Suggestion, diagnostic: Diagnostic, doc: Text, locale: Locale): Action {
  const replaced = doc.sliceString(start, end);
  const wording = text || REMOVE[locale](replaced);
  return {
    name: when ? `${wording} · ${when}` : wording,
    markClass: ACTION_CLASS,
    apply(view, from) {
      const by = from - diagnostic.start;
      // The stretch may be wider than the slip. Typed in since, it is no longer what was to be replaced.
      if (view.state.sliceDoc(start + by, end + by) === replaced) replace(view, start + by, end + by, text);
    },
  };
}

/** One transaction, and one step of undo. */
function replace(view: EditorView, from: number, to: number, text: string): void {
  const insert = view.state.toText(text);
  const slot = OPEN_SLOT.exec(text);
  view.dispatch({
    changes: { from, to, insert },
    ...(slot && { selection: { anchor: from + slot.index, head: from + slot.index + slot[0].length } }),
    annotations: isolateHistory.of("full"),
    userEvent: "input.replace",
    scrollIntoView: true,
  });
  view.focus();
}
