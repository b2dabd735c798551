/** The shadow tree a node is in. Not told by `instanceof`: a frame has a `ShadowRoot` of its own. */
export function shadowAround(node: Node): ShadowRoot | undefined {
  const root = node.getRootNode();
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in root ? (root as ShadowRoot) : undefined;
}
