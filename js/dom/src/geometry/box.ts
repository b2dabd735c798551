/** A rectangle in CSS pixels of the viewport, as `getClientRects` gives them. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place in CSS pixels of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
