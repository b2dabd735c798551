import type { TextField } from "../read/textField.js";
import { shadowAround } from "../shadow.js";
import { NAMES } from "../highlight/names.js";

/** What decides where characters go, by name, so that what a browser learns later is copied too; and not what shows them. */
const LAID_OUT = /^(font-|text-|word-|letter-|line-[bh]|white-space|hyph|hang|overflow-wrap|direction|writing-|unicode-|(-moz-)?tab-|-webkit-(locale|text-sec))/;
const SHOWN = /^text-(decoration|emphasis-color|shadow|overflow|box|fit|size)/;

/** The computed style of a field's text, for its copy. */
export interface TextStyle {
  readonly lang: string;
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Whether a line may depend on others of the text: then the text cannot be laid out line by line. */
  readonly isWhole: boolean;
}

/** The properties to copy. A page's own colours are among them: they may be set anywhere above the field. */
export function copiedNames(style: CSSStyleDeclaration): readonly string[] {
  return [...style].filter((name) => LAID_OUT.test(name) && !SHOWN.test(name)).concat(Object.values(NAMES).map((name) => `--${name}`));
}

export function textStyleOf(field: TextField, style: CSSStyleDeclaration, names: readonly string[]): TextStyle {
  const values = new Map(names.map((name) => [name, style.getPropertyValue(name)]));
  // Computed, a factor is as good as a length, but Chromium rounds the two differently: in 50 lines that comes to a pixel.
  values.set("line-height", specified(field, "line-height") ?? style.lineHeight);
  if (field.localName === "input") {
    values.set("white-space", "pre").set("overflow-wrap", "normal");
    for (const name of ["white-space-collapse", "text-wrap-mode"]) values.delete(name);
    if (hasOwnLineHeight(field, style)) values.set("line-height", "normal");
  } else if (/collapse|breaks/.test(style.whiteSpaceCollapse)) {
    // A text area keeps its spaces whatever the page says.
    values.set("white-space-collapse", "preserve");
  }
  return { lang: langOf(field), values: [...values], isWhole: /balance|pretty/.test(values.get("text-wrap-style") ?? "") };
}

/** Chromium does not use the line height of an input where it is smaller than the font, or than a height that is set. */
function hasOwnLineHeight(field: TextField, style: CSSStyleDeclaration): boolean {
  const lineHeight = Number.parseFloat(style.lineHeight);
  if (!lineHeight) return false;
  const height = specified(field, "block-size") ?? "auto";
  return lineHeight <= Number.parseFloat(style.fontSize) || height.endsWith("%") || Number.parseFloat(height) > lineHeight;
}

/** A value before it becomes a length of pixels. Firefox does not tell, and does not need it. */
function specified(field: TextField, name: string): string | undefined {
  return field.computedStyleMap?.().get(name)?.toString();
}

function langOf(field: Element): string {
  for (let element: Element | undefined = field; element; element = shadowAround(element)?.host) {
    const holder: Element | null = element.closest("[lang]");
    if (holder) return holder.getAttribute("lang") as string;
  }
  return "";
}
