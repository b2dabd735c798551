import type { Diagnostic, Suggestion } from "phraselint";
import type { Box, CardView } from "../pages/bench.js";
import type { Point, Tab } from "../browsers/browser.js";
import { becomes, nextFrame } from "./becomes.js";
import type { Editor } from "./editors.js";

/** One editor in one tab, just opened and not attached to, and what a person does and sees there. */
export interface Person {
  readonly tab: Tab;
  readonly editor: Editor;
  /** Puts the editor's page back to how it was before anything was done. */
  startAgain(): Promise<void>;
  attach(): Promise<void>;
  /** Clicks into the field, and does not type before the editor has noticed: nobody is that quick. */
  enter(): Promise<void>;
  /** Types; a `\n` is the Enter key. */
  type(text: string): Promise<void>;
  /** Presses a key that moves the caret, and waits as `enter` does. */
  goTo(key: "Home" | "End" | "Control+End"): Promise<void>;
  /** Waits until model and screen say this, and until the diagnostics of exactly this text have been reported. */
  sees(text: string): Promise<void>;
  /** Waits until model and screen say this. */
  reads(text: string): Promise<void>;
  lint(text: string): Promise<readonly Diagnostic[]>;
  boxesOf(wording: string): Promise<Box[]>;
  /** Waits for a card with choices that has come to rest. */
  card(): Promise<CardView>;
  noCard(): Promise<void>;
  /** Opens the card at the caret and takes its first choice, by keys. */
  fixByKeys(): Promise<void>;
  /** Rests the pointer on a wording and clicks the first choice of its card. */
  fixByMouse(wording: string): Promise<void>;
  /** What is on the screen, once the editor has done everything that it does late. */
  screenshot(): Promise<string>;
  /** Lets so much time pass that the editor undoes what came before and what comes now in separate steps. */
  pause(): Promise<void>;
}

export function person(tab: Tab, editor: Editor, url: string): Person {
  const lint = (text: string): Promise<readonly Diagnostic[]> => tab.evaluate((linted) => bench.linter.lint(linted), text);
  const boxesOf = (wording: string): Promise<Box[]> => tab.evaluate((words) => bench.boxesOf(words), wording);

  async function reads(text: string): Promise<void> {
    await becomes(tab, () => tab.evaluate(() => ({ model: bench.driver.text(), screen: bench.shown() })), { model: text, screen: text });
  }

  async function settled(): Promise<void> {
    await nextFrame(tab);
    await becomes(tab, () => tab.evaluate(() => bench.driver.hasSettled?.() ?? true), true, "the editor has settled");
  }

  async function card(): Promise<CardView> {
    let before = "";
    let view: CardView | undefined;
    const look = async (): Promise<string> => {
      const last = before;
      view = await tab.evaluate(() => bench.card());
      before = JSON.stringify(view ?? "no card");
      if (!view || view.choices.length === 0) return before;
      return before === last ? "at rest" : "moving";
    };
    await becomes(tab, look, "at rest", "a card with choices");
    return view as CardView;
  }

  const noCard = async (): Promise<void> => {
    await becomes(tab, () => tab.evaluate(() => bench.card() === undefined), true, "the card is closed");
  };

  return {
    tab,
    editor,
    startAgain: () => tab.open(url),
    attach: () => tab.evaluate(() => bench.attach()),
    async enter() {
      await tab.click(await tab.evaluate(() => bench.middleOf("field")));
      await settled();
    },
    async type(text) {
      for (const [index, line] of text.split("\n").entries()) {
        if (index > 0) await tab.press("Enter");
        await tab.type(line);
      }
    },
    async goTo(key) {
      await tab.press(key);
      await settled();
    },
    reads,
    async sees(text) {
      await reads(text);
      const diagnostics = await lint(text);
      await becomes(tab, () => tab.evaluate(() => bench.diagnostics), diagnostics);
      await nextFrame(tab);
    },
    lint,
    boxesOf,
    card,
    noCard,
    async fixByKeys() {
      await tab.press("Alt+Enter");
      await becomes(tab, async () => (await card()).choices[0]?.active, true, "the first choice is marked");
      await tab.press("Enter");
      await noCard();
    },
    async fixByMouse(wording) {
      const [box] = await boxesOf(wording);
      if (!box) throw new Error(`${wording} is not to be seen`);
      const middle = middleOf(box);
      await tab.move({ x: middle.x, y: middle.y - 3 });
      await tab.move(middle);
      const { choices } = await card();
      await tab.click(middleOf(choices[0]?.box as Box));
      await noCard();
    },
    async screenshot() {
      await settled();
      return tab.screenshot();
    },
    pause: () => tab.evaluate(() => bench.pass(5000)),
  };
}

function middleOf({ left, top, right, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** The text with a diagnostic's first suggestion carried out: what the person chooses here. */
export function fixed(text: string, diagnostic: Diagnostic | undefined): string {
  const { start, end, text: wording } = firstSuggestion(diagnostic);
  return text.slice(0, start) + wording + text.slice(end);
}

export function firstSuggestion(diagnostic: Diagnostic | undefined): Suggestion {
  const suggestion = diagnostic?.suggestions[0];
  // An open slot is selected after the fix, and typed over.
  if (!suggestion || suggestion.text.includes("{")) throw new Error("the bench's texts need a diagnostic whose first suggestion has no slot");
  return suggestion;
}
