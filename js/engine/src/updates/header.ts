/** What the beginning of a compiled pack says, without loading it. */
export interface PackHeader {
  id: string;
  version: string;
  /** The oldest engine that can use it. */
  engine: string;
}

const CONTENT = 22;

/**
 * Reads the beginning of a compiled pack: `PHLN`, at byte 8 the engine as three numbers of two bytes, at byte 22 id and version, each
 * with its length before it. Whether the rest is a pack is for the engine to say.
 *
 * @returns `undefined` for what does not begin like a pack
 */
export function readHeader(bytes: Uint8Array): PackHeader | undefined {
  if (bytes.length < CONTENT || String.fromCharCode(...bytes.subarray(0, 4)) !== "PHLN") return undefined;
  const engine = [8, 10, 12].map((at) => bytes[at]! | (bytes[at + 1]! << 8)).join(".");
  const id = readText(bytes, CONTENT);
  const version = id && readText(bytes, id.end);
  return version && { id: id.text, version: version.text, engine };
}

/** Ids and versions are far below the 128 bytes from which on a length has two bytes. */
function readText(bytes: Uint8Array, at: number): { text: string; end: number } | undefined {
  const length = bytes[at];
  if (length === undefined || length > 127 || at + 1 + length > bytes.length) return undefined;
  return { text: new TextDecoder().decode(bytes.subarray(at + 1, at + 1 + length)), end: at + 1 + length };
}
