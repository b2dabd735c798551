import { linter as lintSource } from "@codemirror/lint";
import { type Extension, StateEffect } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { LintSource } from "phraselint/dom";
import { composed } from "./composed.js";
import type { CodeMirrorOptions } from "./options.js";
import { actionTheme, toCodeMirror } from "./toCodeMirror.js";

const contextChanged = StateEffect.define<null>();

/**
 * A CodeMirror 6 extension: what the linter finds, as diagnostics of `@codemirror/lint`, whose underlines, tooltips, panel and keys
 * they get. The suggestions are their actions.
 *
 * Text that an input method is composing is not linted. A late answer, one for a text that is no longer the editor's, is dropped.
 *
 * @example
 * new EditorView({ parent, extensions: [basicSetup, phraselint(linter)] });
 */
export function phraselint(linter: LintSource, options: CodeMirrorOptions = {}): Extension {
  const { context, onDiagnostics, onError, locale = "zh", pause = 600, rulesOff } = options;

  const lint = async (view: EditorView) => {
    await composed(view);
    const { doc } = view.state;
    const text = doc.toString();
    // Nobody means to send an empty message: wording that is required is not missing from it.
    const answer = text === "" ? [] : await linter.lint(text, context?.());
    await composed(view);
    if (view.state.doc !== doc) return [];
    const diagnostics = answer.filter(({ rule }) => !rulesOff?.has(rule));
    onDiagnostics?.(diagnostics);
    return diagnostics.map((diagnostic) => toCodeMirror(diagnostic, doc, locale));
  };

  const source = lintSource(
    (view) => lint(view).catch((error: unknown) => {
      if (!onError) throw error;
      onError(error);
      return [];
    }),
    {
      delay: pause,
      needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((effect) => effect.is(contextChanged))),
    },
  );
  return [source, actionTheme];
}

/** Lints again although the text is the same, because the context or the linter's settings have changed. */
export function refresh(view: EditorView): void {
  view.dispatch({ effects: contextChanged.of(null) });
}
