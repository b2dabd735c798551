import type { Edit } from "../span.js";

/** Up to this length a text is linted as a whole, in UTF-16 code units: some 10 ms, and far more than a chat message has. */
const WHOLE = 2000;

/** The marks after which a long line may be cut. */
const SENTENCE_END = /[。！？!?…]+/g;

/** One in so many sentence ends is a cut. */
const SENTENCES = 16;

/** A stretch of a text that is linted by itself. Known by its identity: an edit makes new parts where it touches, and keeps the rest. */
export interface Part {
  readonly text: string;
  /** `new` is still to be linted, `asked` awaits its answer. */
  state: "new" | "asked" | "known";
}

/**
 * The parts of a text after an edit: one for a message, one for each line or some sentences of anything longer.
 * @param before the parts of the text before the edit, or none
 */
export function partsAfter(before: readonly Part[], edit: Edit, text: string): readonly Part[] {
  if (text.length <= WHOLE) return [part(text)];
  if (before.length < 2) return cut(text);
  // A part that the edit only touches counts as changed: what separated it from its neighbour may be gone.
  let first = 0;
  let start = 0;
  while (first < before.length - 1 && start + lengthOf(before, first) < edit.start) start += lengthOf(before, first++);
  let end = start;
  let last = first;
  while (last < before.length && end <= edit.end) end += lengthOf(before, last++);
  const changed = text.slice(start, end + edit.text.length - (edit.end - edit.start));
  return [...before.slice(0, first), ...cut(changed), ...before.slice(last)];
}

const part = (text: string): Part => ({ text, state: "new" });
const lengthOf = (parts: readonly Part[], index: number): number => parts[index]?.text.length ?? 0;

function cut(text: string): Part[] {
  return text.split(/(?<=\n)/).flatMap((line) => (line.length <= WHOLE / 2 ? [part(line)] : sentences(line)));
}

/** Cuts where the text says, not where it is counted to: the cuts before and after an edit stay the same. */
function sentences(line: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  const end = (at: number): void => {
    for (; start < at; start += WHOLE) parts.push(part(line.slice(start, Math.min(at, start + WHOLE))));
    start = at;
  };
  for (const { index, 0: mark } of line.matchAll(SENTENCE_END)) {
    let sum = 0;
    for (let at = Math.max(start, index - 12); at < index; at += 1) sum = (sum * 31 + line.charCodeAt(at)) % 65_521;
    if (sum % SENTENCES === 0) end(index + mark.length);
  }
  end(line.length);
  return parts;
}
