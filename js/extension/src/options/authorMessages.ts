import type { AuthorProblem, PackFile, RuleInfo } from "phraselint/author";

/** What the page asks its worker, and what it answers. */
export interface AuthorTasks {
  rules: { ask: { packs: readonly Uint8Array[] }; answer: readonly RuleInfo[] };
  check: { ask: { files: readonly PackFile[]; bases: readonly Uint8Array[] }; answer: { problems: readonly AuthorProblem[]; pack?: Uint8Array } };
}

export type AuthorTask = { [Type in keyof AuthorTasks]: { readonly id: number; readonly type: Type; readonly ask: AuthorTasks[Type]["ask"] } }[keyof AuthorTasks];
export type AuthorReply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string };
