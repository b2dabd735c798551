import type { Diagnostic } from "phraselint";
import type { GuardOptions } from "../options.js";

/** Says which acts of sending the page may see. An act is the shortcut that was pressed, "click" or "submit". */
export interface Decider {
  /** The person begins to do something: what follows is no consequence of what was let through before. */
  begin(): void;
  /** The person did something other than to send again: what was held is asked about anew. */
  forget(): void;
  /** Whether `decide` would hold the act. */
  wouldHold(act: string, text: string, diagnostics: readonly Diagnostic[]): boolean;
  /**
   * @param diagnostics those that count
   * @returns whether to hold the act
   */
  decide(act: string, text: string, diagnostics: readonly Diagnostic[]): boolean;
}

export function createDecider({ action, onSend }: GuardOptions): Decider {
  // The act and the text that were held last, and the text whose sending goes on: Enter in an input brings a press of the
  // form's button, and that brings a submission, and all of it is one message.
  let asked: string | undefined;
  let goingOn: string | undefined;
  const isAgain = (act: string, text: string): boolean => action === "ask" && asked === `${act} ${text}`;

  const decider: Decider = {
    begin() {
      goingOn = undefined;
    },
    forget() {
      asked = undefined;
    },
    wouldHold: (act, text, diagnostics) => action !== "allow" && diagnostics.length > 0 && goingOn !== text && !isAgain(act, text),
    decide(act, text, diagnostics) {
      if (diagnostics.length === 0 || goingOn === text) return false;
      const isHeld = decider.wouldHold(act, text, diagnostics);
      onSend?.({ decision: isHeld ? "held" : action === "allow" ? "allowed" : "sent-anyway", diagnostics });
      asked = isHeld ? `${act} ${text}` : undefined;
      if (!isHeld) goingOn = text;
      return isHeld;
    },
  };
  return decider;
}
