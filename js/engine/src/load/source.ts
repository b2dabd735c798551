/** Where the engine's WebAssembly can come from. A string is an address; in Node it may also be a path. */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

/** What to do when the WebAssembly cannot be had. */
export const HINT =
  "Serve the file “phraselint/phraselint.wasm” with your application and give createLinter its address as `wasm`.";

/** Compiles what was handed over itself. What is only an address is for each world's own loader. */
export async function compile(source: Exclude<WasmSource, URL | string>): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const name = source instanceof Response ? source.url : "the bytes given as `wasm`";
  if (source instanceof Response && !source.ok) {
    throw new Error(`phraselint: ${name} answered ${source.status}. ${HINT}`);
  }
  try {
    if (!(source instanceof Response)) return await WebAssembly.compile(source);
    // Streaming insists on this type, and many a server does not know it.
    const streams = source.headers.get("content-type")?.startsWith("application/wasm");
    return await (streams ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer()));
  } catch (cause) {
    // Also where a page forbids it: the browser's own words then name the missing permission.
    throw new Error(`phraselint: cannot compile ${name} as WebAssembly (${cause}). ${HINT}`, { cause });
  }
}

/** Fetches it. Whether the answer is good is for {@link compile} to say. */
export function get(address: URL | string): Promise<Response> {
  return fetch(address).catch((cause: unknown) => {
    throw new Error(`phraselint: cannot fetch ${address}. ${HINT}`, { cause });
  });
}
