import { attach, type Attached, type AttachOptions, type LintSource } from "phraselint/dom";
import { fieldIn } from "./fieldIn.js";
import { latest, shapeOf } from "./latest.js";

/** What a binding hands out for the page to use. */
export interface PhraselintHandle {
  /** What `attach` returned for the text box of now: `refresh`, `reveal`, `apply`. Undefined while there is no text box or no linter. */
  readonly attached: Attached | undefined;
}

export interface Binding extends PhraselintHandle {
  /**
   * Says what the component was drawn with, as often as it is drawn. New functions are taken up as they are and a new answer of
   * `context` is linted with; another linter, or a value that `attach` reads once, attaches anew.
   */
  update(linter: LintSource | null | undefined, options?: AttachOptions): void;
  stop(): void;
}

/** Keeps the text box that an element is, or has inside, attached: also one that comes late or takes the place of another. */
export function bind(root: HTMLElement): Binding {
  let linter: LintSource | null | undefined;
  let options: AttachOptions = {};
  let shape = "";
  let context: string | undefined;
  let field: HTMLElement | undefined;
  let attached: Attached | undefined;

  const letGo = (): void => {
    attached?.();
    attached = field = undefined;
  };
  const look = (): void => {
    const found = linter ? fieldIn(root, field) : undefined;
    if (found === field) return;
    letGo();
    if (!linter || !found) return;
    attached = attach(found, linter, latest(() => options));
    field = found;
  };

  const view = root.ownerDocument.defaultView as Window & typeof globalThis;
  const changes = new view.MutationObserver(look);
  changes.observe(root, { subtree: true, childList: true, attributeFilter: ["contenteditable", "type", "aria-hidden"] });

  return {
    get attached() { return attached; },
    update(nextLinter, nextOptions = {}) {
      const nextShape = shapeOf(nextOptions);
      if (nextLinter !== linter || nextShape !== shape) letGo();
      [linter, options, shape] = [nextLinter, nextOptions, nextShape];
      const nextContext = contextOf(options);
      if (nextContext !== context) attached?.refresh();
      context = nextContext;
      look();
    },
    stop() {
      changes.disconnect();
      letGo();
    },
  };
}

function contextOf({ context }: AttachOptions): string | undefined {
  try {
    return JSON.stringify(context?.());
  } catch {
    // The lint asks again, and reports it.
    return undefined;
  }
}
