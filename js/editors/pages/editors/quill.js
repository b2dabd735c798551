import Quill from "quill";
import "quill/dist/quill.snow.css";

export function mount(root) {
  const quill = new Quill(root.appendChild(document.createElement("div")), { theme: "snow" });
  return {
    element: quill.root,
    // Quill's text always ends in a line break that nobody typed.
    text: () => quill.getText().replace(/\n$/, ""),
    set: (text) => quill.setText(text),
    focus: () => quill.focus(),
  };
}
