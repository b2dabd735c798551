/** In CSS pixels of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page in a browser, and what a person does to it. Everything that differs between browsers is behind this. */
export interface Tab {
  /** Loads the page anew, with nothing left of what was done to it. */
  open(url: string): Promise<void>;
  move(to: Point): Promise<void>;
  click(at: Point): Promise<void>;
  /** Presses keys together, written as in `Control+z`. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Runs a function in the page. It sees the page's globals and `argument`, and nothing of where it was written. */
  evaluate<Result, Argument>(run: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  /** What is in the viewport, one pixel for each CSS pixel, as PNG in base64. */
  screenshot(): Promise<string>;
  /** An input method. Absent where the browser's protocol has none. */
  readonly inputMethod?: {
    /** Shows each step in turn as the text that is being composed. */
    compose(steps: readonly string[]): Promise<void>;
    commit(text: string): Promise<void>;
  };
  /** The first error that nobody caught in the page since it was opened. */
  readonly error: Error | undefined;
  close(): Promise<void>;
}

export interface Browser {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

export const VIEWPORT = { width: 780, height: 560 };
