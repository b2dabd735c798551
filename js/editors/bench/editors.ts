export interface Editor {
  /** Its file in `pages/editors`. */
  readonly name: string;
  readonly title: string;
  /** Runs in `make test`, the others in `make test-editors`. */
  readonly isCore: boolean;
  /** Holds one line only. */
  readonly isSingleLine?: boolean;
  /** The browser's own field, with no code of a page around it. */
  readonly isPlain?: boolean;
}

const core = { isCore: true };
const further = { isCore: false };

/** In the order of the table. */
export const EDITORS: readonly Editor[] = [
  { name: "textarea", title: "textarea", isPlain: true, ...core },
  { name: "input", title: "input", isPlain: true, isSingleLine: true, ...core },
  { name: "contenteditable", title: "contenteditable", isPlain: true, ...core },
  { name: "plaintext-only", title: "plaintext-only", isPlain: true, ...core },
  { name: "element-plus", title: "Element Plus input", ...core },
  { name: "antd-textarea", title: "Ant Design TextArea", ...core },
  { name: "antd-mentions", title: "Ant Design Mentions", ...core },
  { name: "prosemirror", title: "ProseMirror", ...core },
  { name: "tiptap", title: "TipTap", ...core },
  { name: "lexical", title: "Lexical", ...core },
  { name: "slate", title: "Slate", ...further },
  { name: "quill", title: "Quill", ...further },
  { name: "ckeditor5", title: "CKEditor 5", ...further },
  { name: "tinymce", title: "TinyMCE (iframe)", ...further },
  { name: "wangeditor", title: "wangEditor 5", ...further },
  { name: "wangeditor-next", title: "wangEditor-next", ...further },
  { name: "draft", title: "Draft.js", ...further },
  { name: "react-mentions", title: "react-mentions", ...further },
  { name: "codemirror", title: "CodeMirror 6", ...further },
];
