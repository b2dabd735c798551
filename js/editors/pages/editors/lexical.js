import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";

export function mount(root) {
  const element = document.createElement("div");
  element.contentEditable = "true";
  root.append(element);
  const editor = createEditor({
    namespace: "bench",
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 1000);
  return {
    element,
    text: () => editor.getEditorState().read(() => $getRoot().getChildren().map((child) => child.getTextContent()).join("\n")),
    set(text) {
      editor.update(() => {
        const lines = text.split("\n").map((line) => $createParagraphNode().append($createTextNode(line)));
        $getRoot().clear().append(...lines).selectEnd();
      }, { discrete: true });
    },
    focus: () => editor.focus(),
  };
}
