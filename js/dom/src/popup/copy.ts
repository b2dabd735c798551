/**
 * Puts text on the clipboard without touching the selection. `navigator.clipboard` is missing where many consoles run, on plain
 * http in a company's network. Works only while a click or key press is being handled.
 */
export function copy(document: Document, text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  return done;
}
