import type { Diagnostic } from "phraselint";
import type { Attached, Observed } from "phraselint/dom";
import { countsOf, NO_COUNTS } from "../counts.js";
import { NO_BOX, type Counts, type FromContent, type FromPanel } from "../messages.js";

type Command = Exclude<FromPanel, { readonly type: "tab" }>;

/** The text boxes of a frame as the background knows them: how much is open, and what the side panel shows and asks for. */
export interface Boxes {
  /** What a field has now; none when it was let go. */
  take(field: HTMLElement, diagnostics: readonly Diagnostic[]): void;
  focused(field: HTMLElement): void;
  readonly counts: Counts;
  watch(isOn: boolean): void;
  carryOut(command: Command, observed: Observed): Promise<void>;
  clear(): void;
}

/** @param send starts a worker where there is none @param tell sends only to one that is there */
export function createBoxes(textOf: (field: HTMLElement) => string, send: (message: FromContent) => void, tell: (message: FromContent) => void): Boxes {
  const found = new Map<HTMLElement, readonly Diagnostic[]>();
  const names = new WeakMap<HTMLElement, string>();
  let last = 0;
  let focused: HTMLElement | undefined;
  let since = 0;
  let revealed: Diagnostic | undefined;
  let isWatched = false;
  let counts = NO_COUNTS;

  function nameOf(field: HTMLElement): string {
    const name = names.get(field) ?? String((last += 1));
    names.set(field, name);
    return name;
  }

  function show(): void {
    if (!isWatched) return;
    const state = focused && found.has(focused) ? { box: nameOf(focused), text: textOf(focused), diagnostics: found.get(focused) ?? [], since } : NO_BOX;
    tell({ type: "box", state });
  }

  function count(told: (message: FromContent) => void): void {
    const now = countsOf([...found.values()].flat());
    if (now.error === counts.error && now.warning === counts.warning && now.info === counts.info) return;
    counts = now;
    told({ type: "counts", counts });
  }

  /** The one after that which was gone to last, and after the last the first. */
  function next(diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
    const after = revealed;
    revealed = (after && diagnostics.find(({ start }) => start > after.start)) ?? diagnostics[0];
    return revealed;
  }

  async function act(command: Command, attached: Attached, field: HTMLElement): Promise<string> {
    switch (command.type) {
      case "reveal":
        revealed = command.diagnostic;
        attached.reveal(command.diagnostic);
        return "revealed";
      case "next": {
        const diagnostic = next(found.get(field) ?? []);
        if (diagnostic) attached.reveal(diagnostic);
        return diagnostic ? "revealed" : "gone";
      }
      case "apply": return attached.apply(command.diagnostic, command.suggestion);
      case "fixAll": return String(await attached.fixAll());
    }
  }

  return {
    take(field, diagnostics) {
      // A field that was let go is told with none, and held no longer.
      if (diagnostics.length === 0 && field !== focused) found.delete(field);
      else found.set(field, diagnostics);
      count(send);
      if (field === focused) show();
    },
    focused(field) {
      // What is revealed brings the focus back to its field: the next one is still the one after it.
      if (field !== focused) revealed = undefined;
      focused = field;
      since = Date.now();
      show();
    },
    get counts() { return counts; },
    watch(isOn) {
      isWatched = isOn;
      show();
    },
    async carryOut(command, observed) {
      const field = [...found.keys()].find((one) => nameOf(one) === command.box);
      const attached = field && observed.attachedTo(field);
      tell({ type: "done", message: attached ? await act(command, attached, field) : "gone" });
    },
    clear() {
      found.clear();
      focused = undefined;
      count(tell);
      show();
    },
  };
}
