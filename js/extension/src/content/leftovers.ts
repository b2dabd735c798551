/** What `phraselint/dom` puts into a page. */
const HOSTS = "phraselint-boxes, phraselint-mirror, phraselint-card";

const cleared = new WeakSet<Node>();

/**
 * Takes away what the script of before has left in a tree. Firefox ends that one without a word when the add-on is updated. To be called
 * before anything is drawn there; later it does nothing.
 */
export function clearLeftovers(tree: Node): void {
  if (cleared.has(tree)) return;
  cleared.add(tree);
  for (const host of (tree as Document | ShadowRoot).querySelectorAll?.(HOSTS) ?? []) host.remove();
}
