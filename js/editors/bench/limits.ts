/** A cell of the table that cannot pass, and why. */
export interface Limit {
  readonly browser: string;
  /** The editor's name, or `*` for every one. */
  readonly editor: string;
  readonly capability: string;
  readonly reason: string;
  /** Not tried: the browser gives no way to. Every other cell is tried, and fails the run when it passes. */
  readonly isUntried?: boolean;
}

export const LIMITS: readonly Limit[] = [
  { browser: "firefox", editor: "*", capability: "survives IME", reason: "WebDriver BiDi cannot compose", isUntried: true },
];

export function limitOf(browser: string, editor: string, capability: string): Limit | undefined {
  return LIMITS.find((limit) => limit.browser === browser && (limit.editor === editor || limit.editor === "*") && limit.capability === capability);
}
