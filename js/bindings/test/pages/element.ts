import type { PhraseLintElement } from "phraselint/element";
import { linter, optionsOf, type Props, scenes, told, USUAL } from "./app.js";

// A page may set the linter before the element's script is there.
const early = document.createElement("phrase-lint");
early.append(document.createElement("textarea"));
early.linter = linter;
await import("phraselint/element");

const root = document.getElementById("root") as HTMLElement;
let props: Props = USUAL;
let element: PhraseLintElement | undefined;

function draw(): void {
  if (!element) return;
  const box = { area: "textarea", line: "input", none: "b" }[props.box];
  if (element.firstElementChild?.localName !== box) {
    const made = document.createElement(box);
    made.oninput = () => { (root.lastElementChild as HTMLOutputElement).value = (made as HTMLTextAreaElement).value; };
    element.replaceChildren(made);
  }
  const { locale, ...options } = optionsOf(props);
  element.setAttribute("locale", locale ?? "zh");
  element.options = options;
  element.linter = props.loaded ? linter : undefined;
}

globalThis.app = {
  linter,
  told,
  scenes,
  mount(kind, given) {
    props = { ...USUAL, ...given };
    if (kind === "an element from before its definition") return root.replaceChildren(early);
    element = document.createElement("phrase-lint");
    root.replaceChildren(element, document.createElement("output"));
    draw();
  },
  set(given) {
    props = { ...props, ...given };
    draw();
  },
  unmount: () => root.replaceChildren(),
  attached: () => element?.attached,
};
