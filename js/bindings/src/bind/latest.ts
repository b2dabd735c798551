import type { AttachOptions } from "phraselint/dom";

/**
 * Options that stay right when the component is drawn again with new ones: their functions call those of then.
 * What is no function is as it was when this was made; whether that still holds, `shapeOf` tells.
 */
export function latest(options: () => AttachOptions): AttachOptions {
  return follow(options) as AttachOptions;
}

function follow(read: () => unknown): unknown {
  const now = read();
  if (typeof now === "function") return (...args: unknown[]) => (read() as (...args: unknown[]) => unknown)(...args);
  if (!isRecord(now)) return now;
  return Object.fromEntries(Object.keys(now).map((key) => [key, follow(() => (read() as Record<string, unknown>)[key])]));
}

/** The same for options that differ in nothing but in what their functions do. A set of rules counts by what it is, not by what it holds. */
export function shapeOf(options: AttachOptions): string {
  return JSON.stringify(options, (_, value: unknown) => {
    if (typeof value === "function") return "function";
    return typeof value === "object" && value !== null && !isRecord(value) && !Array.isArray(value) ? numberOf(value) : value;
  });
}

const numbers = new WeakMap<object, number>();
let count = 0;

function numberOf(object: object): number {
  const number = numbers.get(object) ?? ++count;
  numbers.set(object, number);
  return number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
