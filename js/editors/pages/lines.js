/** The lines of a text as elements, such as an editor's `setHtml` or a page would make. */
export function paragraphs(document, name, text) {
  return text.split("\n").map((line) => {
    const block = document.createElement(name);
    block.textContent = line;
    return block;
  });
}

/** The lines of a text as HTML. */
export function paragraphsHtml(text) {
  return paragraphs(document, "p", text).map((block) => block.outerHTML).join("");
}

/** The text of a box whose lines are its children: text, or an element for each further line. */
export function linesOf(element) {
  const lines = [""];
  for (const child of element.childNodes) {
    if (child.localName === "br" || child.localName === "div" || child.localName === "p") lines.push("");
    lines[lines.length - 1] += child.textContent;
  }
  const isLed = element.firstChild?.localName === "div" || element.firstChild?.localName === "p";
  return lines.slice(isLed ? 1 : 0).join("\n");
}
