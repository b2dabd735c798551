import { make } from "./make.js";

/** A wording with its open slots marked: they are still to be filled. */
export function withSlots(wording: string): (string | Node)[] {
  return wording.split(/(\{[^{}\s]+\})/).map((part, index) => (index % 2 === 1 ? make("span", "slot", [part]) : part));
}
