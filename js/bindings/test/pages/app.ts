// What the specs of react, vue and element reach from their page: the same in each, so that one list of specs serves all.
import { createLinter, type Diagnostic, type Linter } from "phraselint";
import type { AttachOptions, Locale } from "phraselint/dom";
import { zhService } from "phraselint/packs/zh-service";

/** What the page's component is drawn with. */
export interface Props {
  readonly loaded: boolean;
  readonly box: "area" | "line" | "none";
  readonly locale: Locale;
  readonly scene: string;
  /** Who is told of diagnostics. */
  readonly listener: string;
}

export interface App {
  readonly linter: Linter;
  mount(kind: string, props?: Partial<Props>): void | Promise<void>;
  /** Draws the component again. */
  set(props: Partial<Props>): void | Promise<void>;
  unmount(): void;
  /** What `attach` returned. */
  attached(): unknown;
  /** Who was told of how many diagnostics, in order. */
  readonly told: [listener: string, count: number][];
  /** In which scenes was linted. */
  readonly scenes: (string | undefined)[];
}

declare global {
  var app: App;
}

export const USUAL: Props = { loaded: true, box: "area", locale: "zh", scene: "hold", listener: "first" };

const engine = await createLinter({ packs: [zhService] });
export const told: App["told"] = [];
export const scenes: App["scenes"] = [];
export const linter: Linter = {
  ...engine,
  lint(text, context): Diagnostic[] {
    scenes.push(context?.scene);
    return engine.lint(text, context);
  },
};

/** Written anew for each render, as it is in a component. */
export function optionsOf({ locale, scene, listener }: Props): AttachOptions {
  return {
    locale,
    keys: { open: "Alt+Enter" },
    context: () => ({ scene }),
    onDiagnostics: ({ length }) => void told.push([listener, length]),
  };
}
