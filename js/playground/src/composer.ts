import { FIELDS } from "./fields.js";
import { EXAMPLES } from "./examples.js";
import { make } from "./make.js";

/** The fields as a chat console has them: Enter sends, and an example goes into the field that was used last. */
export function startComposer(send: (text: string) => void): void {
  const form = document.getElementById("composer") as HTMLFormElement;
  const reply = document.getElementById("reply") as HTMLTextAreaElement;
  const mail = document.getElementById("mail") as HTMLElement;
  let lastUsed: HTMLElement = reply;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (reply.value.trim() === "") return;
    send(reply.value);
    reply.value = "";
    reply.focus();
  });
  reply.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  // A field that was emptied keeps a line break, so `:empty` does not tell.
  mail.addEventListener("input", () => mail.classList.toggle("blank", mail.innerText.trim() === ""));
  for (const id of FIELDS) document.getElementById(id)?.addEventListener("focus", ({ target }) => { lastUsed = target as HTMLElement; });

  document.getElementById("examples")?.append(...EXAMPLES.map((text) => {
    const button = make("button", "example", [text]) as HTMLButtonElement;
    button.type = "button";
    button.addEventListener("click", () => {
      lastUsed.focus();
      // Typed in rather than set, so that it can be undone.
      document.execCommand("selectAll");
      document.execCommand("insertText", false, text);
    });
    return button;
  }));
}
