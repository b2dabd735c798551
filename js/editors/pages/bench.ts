// What the tests reach in the page.
import type { Diagnostic, Linter } from "phraselint";

/** An editor's own view of itself, through its API. */
export interface Driver {
  /** The field that `attach` gets, maybe in a frame. */
  readonly element: HTMLElement;
  /** What the editor would send, its lines joined with `\n`. */
  text(): string;
  /** Changes the text as the page around the editor would. */
  set(text: string): void;
  focus(): void;
  /** Whether the editor has done what it does a moment after a click or an arrow key. Only of those that do. */
  hasSettled?(): boolean;
}

/** In CSS pixels of the page's viewport, also for what is in a frame. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CardView {
  readonly choices: readonly { readonly box: Box; readonly active: boolean }[];
}

/** What an attachment puts into a document. */
export interface Traces {
  readonly highlights: readonly string[];
  readonly elements: readonly string[];
  readonly sheets: number;
}

/** A pixel in which two screenshots differ, with its colour in the first. */
export type Changed = readonly [x: number, y: number, red: number, green: number, blue: number];

export interface Bench {
  readonly driver: Driver;
  readonly linter: Linter;
  /** Every text that the linter was given. */
  readonly linted: string[];
  /** What `onDiagnostics` was told last. */
  readonly diagnostics: readonly Diagnostic[] | undefined;
  /** Attaches to the editor, or to the plain box below it. */
  attach(to?: "control"): void;
  detach(): void;
  /** Notes the events of typing and composing that reach the field from now on. */
  recordEvents(): void;
  readonly events: string[];
  /** The text as the field shows it, its lines joined with `\n`. */
  shown(): string;
  /** Where a wording in the field is, line by line. Asked of the browser or measured, and not of phraselint. */
  boxesOf(wording: string): Box[];
  middleOf(element: "field" | "control"): { x: number; y: number };
  card(): CardView | undefined;
  traces(): Traces;
  /** Compares two screenshots, given as PNG in base64. */
  compare(one: string, other: string): Promise<Changed[]>;
  /** Makes the person wait: editors undo in one step what came within about a second. In milliseconds. */
  pass(milliseconds: number): void;
}

declare global {
  var bench: Bench;
  interface Window {
    /** See `world.js`. */
    shadowRoots: ShadowRoot[];
    putClockForward(milliseconds: number): void;
  }
}
