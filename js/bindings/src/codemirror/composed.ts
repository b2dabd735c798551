import type { EditorView } from "@codemirror/view";

/** Resolves when no input method is composing in the editor: new marks would tear the text it is working on out of its hands. */
export async function composed(view: EditorView): Promise<void> {
  while (view.composing) {
    await new Promise((ended) => view.contentDOM.addEventListener("compositionend", ended, { once: true }));
  }
}
