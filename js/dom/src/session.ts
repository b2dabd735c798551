import type { Diagnostic, Suggestion } from "phraselint";
import { boxesLater } from "./boxes/later.js";
import type { Field, PaintRange } from "./field.js";
import type { Point } from "./geometry/box.js";
import { following, nearest } from "./geometry/caret.js";
import { isOn } from "./geometry/hit.js";
import { scrollIntoField } from "./geometry/scroll.js";
import { visibleSpan } from "./geometry/visible.js";
import { guardSending } from "./guard/guard.js";
import { createUnderlines } from "./highlight/registry.js";
import type { LintSource, Settings } from "./options.js";
import { countAnnouncer, createVoice } from "./popup/announce.js";
import { steerByKeyboard } from "./popup/keyboard.js";
import { openByPointer } from "./popup/pointer.js";
import { createPopup, type OpenedBy } from "./popup/popup.js";
import { WORDS } from "./popup/words.js";
import { apply, relocate, type AppliedOutcome } from "./replace/apply.js";
import { safeFixes } from "./replace/safe.js";
import { watchComposition } from "./track/composition.js";
import { createDismissed } from "./track/dismissed.js";
import { createHesitation } from "./track/hesitation.js";
import { lookOut } from "./track/look.js";
import { oncePerFrame } from "./track/schedule.js";
import { createTracker } from "./track/tracker.js";

/** What runs while a field is in the document. */
export interface Session {
  refresh(): void;
  reveal(diagnostic: Diagnostic): void;
  apply(diagnostic: Diagnostic, suggestion: Suggestion): Promise<AppliedOutcome>;
  fixAll(): Promise<number>;
  stop(): void;
}

/** A diagnostic on the screen. It has no range where the browser has none for such a field. */
interface Shown {
  readonly diagnostic: Diagnostic;
  readonly range: PaintRange | undefined;
}

/** Wires reading, tracking, painting, the card and replacing to each other. */
export function startSession(field: Field, linter: LintSource, settings: Settings): Session {
  const { element } = field;
  const document = element.ownerDocument;
  const view = document.defaultView as Window;
  const listening = new AbortController();
  const { signal } = listening;
  let reading = field.read();
  let shown: readonly Shown[] = [];

  const underlines = createUnderlines(document, settings.painting === "boxes" ? boxesLater(element) : undefined);
  const voice = createVoice(element);
  const announcer = countAnnouncer(element, voice.say, WORDS[settings.locale], settings.keys.open);
  const frame = oncePerFrame(view, check);
  const dismissed = createDismissed(settings.rulesOff, () => tell(openIn(reading.text)));
  const hesitation = createHesitation(view, settings.pause, redraw);
  const tracker = createTracker(linter, {
    context: settings.context,
    onError: settings.onError,
    onChange(diagnostics, isAwaiting) {
      const open = dismissed.open(diagnostics);
      if (isAwaiting) draw(open);
      else tell(open);
    },
    later: (task) => void view.setTimeout(task),
  });
  const popup = createPopup({
    field,
    settings,
    say: voice.say,
    apply: applySuggestion,
    ignore(diagnostic) {
      const current = relocate(openNow(), diagnostic);
      if (current) dismissed.ignore(current);
      tell(openNow());
    },
    switchOff(rule) {
      const undo = dismissed.switchOff(rule);
      settings.onRuleOff(rule);
      return () => {
        undo();
        settings.onRuleOn(rule);
      };
    },
    safeFixes: () => safeFixes(openNow()),
    fixAll,
  });
  const looking = lookOut(view, () => {
    if (field.read().text !== reading.text) check();
  });
  const isComposing = watchComposition(element, signal, frame.request);

  /** The diagnostics of a text that are to be told. */
  function openIn(text: string): readonly Diagnostic[] {
    dismissed.follow(text);
    return dismissed.open(tracker.diagnosticsOf(text));
  }

  function check(): void {
    if (isComposing()) return;
    reading = field.read();
    dismissed.follow(reading.text);
    // The same text may sit in new nodes, or in a field that was moved: the ranges of before are dead then.
    if (!tracker.check(reading.text)) redraw();
  }

  function openNow(): readonly Diagnostic[] {
    check();
    return openIn(reading.text);
  }

  function redraw(): void {
    draw(openIn(reading.text));
  }

  function tell(open: readonly Diagnostic[]): void {
    draw(open);
    announcer.count(open.length);
    settings.onDiagnostics(open);
  }

  function draw(open: readonly Diagnostic[]): void {
    popup.relinted(open);
    const told = hesitation.tellable(reading, open);
    const ranges = underlines.paint(reading, told.map(({ severity, start, end }) => ({ severity, span: visibleSpan(reading.text, { start, end }) })));
    shown = told.map((diagnostic, index) => ({ diagnostic, range: ranges[index] }));
    looking.set(field.changesSilently && shown.length > 0);
  }

  async function applySuggestion(diagnostic: Diagnostic, suggestion: Suggestion): Promise<AppliedOutcome> {
    const outcome = await apply({ field, isComposing, diagnosticsOf: openIn }, diagnostic, suggestion);
    if (!signal.aborted) frame.request();
    return outcome;
  }

  async function fixAll(): Promise<number> {
    let applied = 0;
    for (const { diagnostic, suggestion } of safeFixes(openNow())) {
      if ((await applySuggestion(diagnostic, suggestion)) !== "applied") break;
      applied += 1;
    }
    return applied;
  }

  /** Lints again: what is told has changed, if not the text. */
  function refresh(): void {
    tracker.forget();
    frame.request();
  }

  function reveal(diagnostic: Diagnostic, by: OpenedBy): boolean {
    const now = field.read();
    const current = relocate(openIn(now.text), diagnostic);
    if (!current) return false;
    element.focus({ preventScroll: true });
    now.select({ start: current.end, end: current.end });
    scrollIntoField(element, now.range(visibleSpan(now.text, current)));
    popup.open(current, by);
    return true;
  }

  function go(where: "here" | "next" | "previous"): boolean {
    // The key may come in the same frame as the last character.
    const open = openNow();
    const caret = reading.selection() ?? { start: reading.text.length, end: reading.text.length };
    if (where !== "here") {
      const target = following(open, caret, where === "previous");
      return target !== undefined && reveal(target, "keys");
    }
    const target = popup.diagnostic ?? nearest(open, caret);
    if (target) popup.open(target, "keys");
    return target !== undefined;
  }

  function diagnosticAt(point: Point): Diagnostic | undefined {
    const box = element.getBoundingClientRect();
    return shown.find(({ range }) => range && isOn(point, range.getClientRects(), box))?.diagnostic;
  }

  const stopWatching = field.watch(frame.request);
  element.addEventListener("input", () => {
    hesitation.typed();
    popup.typed();
    frame.request();
  }, { signal });
  element.addEventListener("focusout", () => {
    popup.left();
    hesitation.over();
  }, { signal });
  const heeds = (event: Event): boolean => event.isTrusted || settings.painting === "highlights";
  openByPointer({ element, popup, diagnosticAt, hoverDelay: settings.hoverDelay, heeds, signal });
  steerByKeyboard({ element, popup, keys: settings.keys, go, heeds, signal });
  if (settings.guard) guardSending({ field, guard: settings.guard, popup, openDiagnostics: openNow, isComposing, heeds, signal });
  frame.request();

  return {
    refresh,
    reveal: (diagnostic) => void reveal(diagnostic, "click"),
    apply: applySuggestion,
    fixAll,
    stop() {
      listening.abort();
      stopWatching();
      frame.cancel();
      looking.set(false);
      tracker.stop();
      dismissed.stop();
      hesitation.stop();
      announcer.stop();
      popup.close();
      voice.stop();
      underlines.remove();
    },
  };
}
