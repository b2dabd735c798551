/** A run of text that one node holds, and where it begins in the whole text. */
export interface Piece<Node> {
  readonly node: Node;
  readonly start: number;
  readonly length: number;
}

/** A node and an offset in it, both in UTF-16 code units. */
export interface Place<Node> {
  readonly node: Node;
  readonly offset: number;
}

/**
 * From places in a text to places in the nodes that hold it. What lies between two pieces (a line break, an atom) belongs
 * to no node: a span that begins or ends there takes the nearest place inside itself.
 * Pieces are in the order of the text. Every function answers undefined only when there is no piece.
 */
export function startOf<Node>(pieces: readonly Piece<Node>[], offset: number): Place<Node> | undefined {
  const index = lastStartingBy(pieces, offset);
  const piece = pieces[index];
  if (piece && offset < piece.start + piece.length) return { node: piece.node, offset: offset - piece.start };
  const next = pieces[index + 1];
  if (next) return { node: next.node, offset: 0 };
  return piece && { node: piece.node, offset: piece.length };
}

export function endOf<Node>(pieces: readonly Piece<Node>[], offset: number): Place<Node> | undefined {
  const piece = pieces[lastStartingBy(pieces, offset - 1)] ?? pieces[0];
  return piece && { node: piece.node, offset: Math.max(0, Math.min(offset - piece.start, piece.length)) };
}

/** For a caret, which stays on the line it is on: behind the character before it, unless that is a break. */
export function caretOf<Node>(pieces: readonly Piece<Node>[], offset: number): Place<Node> | undefined {
  const piece = pieces[lastStartingBy(pieces, offset - 1)];
  return piece && offset <= piece.start + piece.length ? endOf(pieces, offset) : startOf(pieces, offset);
}

/** The index of the last piece that starts at or before the offset, or -1. */
function lastStartingBy<Node>(pieces: readonly Piece<Node>[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && piece.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
