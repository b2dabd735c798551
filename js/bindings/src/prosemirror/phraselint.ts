import { attach, type Attached, type AttachOptions, type LintSource } from "phraselint/dom";
import { Plugin } from "prosemirror-state";
import { takeCorrection } from "./takeCorrection.js";

/**
 * A ProseMirror plugin, for TipTap too: underlines and card are those of `attach`, and a suggestion is carried out as a transaction,
 * so that it keeps marks and is one step of undo. Nothing is underlined while the editor is not editable.
 *
 * Positions in diagnostics are those of the text that the linter is given, as with `attach`: `\n` between blocks and for a hard
 * break, U+FFFC for a node that is not editable.
 *
 * @example
 * EditorState.create({ schema, plugins: [history(), phraselint(linter)] });
 * @example
 * Extension.create({ name: "phraselint", addProseMirrorPlugins: () => [phraselint(linter)] });
 */
export function phraselint(linter: LintSource, options?: AttachOptions): Plugin {
  return new Plugin({
    props: { handleDOMEvents: { beforeinput: takeCorrection } },
    view(view) {
      let attached: Attached | undefined;
      const update = (): void => {
        if (view.editable === (attached !== undefined)) return;
        attached?.();
        attached = view.editable ? attach(view.dom, linter, options) : undefined;
      };
      update();
      return { update, destroy: () => attached?.() };
    },
  });
}
