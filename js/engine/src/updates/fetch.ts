import { CONFIGURED, Fault, malformed, messageOf } from "./fault.js";
import type { Limits } from "./types.js";

/** How files of a channel are fetched. */
export interface Fetching {
  /** Address of the index. */
  index: URL;
  fetch: typeof fetch;
  limits: Pick<Limits, "request" | "idle">;
  /** The caller's wish to end the run. */
  signal: AbortSignal | undefined;
}

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Reads the address of an index. Over `http` anybody on the way could hold back indexes, and see who asks.
 *
 * @throws Fault `malformed`
 */
export function readIndexAddress(written: string): URL {
  let address: URL;
  try {
    address = new URL(written);
  } catch {
    throw malformed(CONFIGURED.index, `${JSON.stringify(written)} is no address such as https://rules.example.com/index.json`);
  }
  const isSafe = address.protocol === "https:" || (address.protocol === "http:" && LOCAL.has(address.hostname));
  if (!isSafe) throw malformed(CONFIGURED.index, `${written} must begin with https:// (http:// only on localhost)`);
  if (address.username || address.password) {
    throw malformed(CONFIGURED.index, `the address on ${address.host} must hold no name and no password`);
  }
  return address;
}

/**
 * Where a file of the channel is.
 *
 * @throws Fault `malformed` for one outside of the index's folder
 */
export function addressOf(index: URL, file: string): URL {
  const [folder, address] = [new URL(".", index), new URL(file, index)];
  // Again, although names were checked: what counts is what the URL parser makes of them.
  if (!address.href.startsWith(folder.href.split(/[?#]/)[0]!)) throw malformed(file, `it must lie in ${folder} or below`);
  return address;
}

/**
 * Fetches one file, and stops as soon as it is longer or slower than it may be.
 *
 * No credentials, no referrer, and never from a cache: a bad copy must not come back. Redirections are not followed, so that nobody
 * but the configured host learns of the request.
 *
 * @param most in bytes
 * @param address beside the index, if it is not given
 * @throws Fault for everything but a whole answer with status 200
 */
export async function fetchBytes(
  file: string,
  most: number,
  { index, fetch, limits, signal }: Fetching,
  address = addressOf(index, file),
): Promise<Uint8Array> {
  const stop = new AbortController();
  const cancel = () => stop.abort(new Fault("cancelled"));
  if (signal?.aborted) throw new Fault("cancelled");
  signal?.addEventListener("abort", cancel);

  const slow = (expected: number) => () => stop.abort(new Fault("too-slow", { file, expected }));
  const whole = setTimeout(slow(limits.request), limits.request);
  let idle = setTimeout(slow(limits.idle), limits.idle);
  const progress = () => {
    clearTimeout(idle);
    idle = setTimeout(slow(limits.idle), limits.idle);
  };

  let isAnswered = false;
  try {
    const response = await orStopped(
      fetch(address, {
        signal: stop.signal,
        cache: "no-store",
        credentials: "omit",
        redirect: "manual",
        referrerPolicy: "no-referrer",
      }),
      stop.signal,
    );
    isAnswered = true;
    progress();
    judgeResponse(file, response, most);
    return await readBody(file, response, most, stop.signal, progress);
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason;
    if (error instanceof Fault) throw error;
    throw new Fault(isAnswered ? "truncated" : "unreachable", { file, message: reasonOf(error) });
  } finally {
    clearTimeout(whole);
    clearTimeout(idle);
    signal?.removeEventListener("abort", cancel);
    // Ends what is still under way, such as a body that nobody reads on.
    stop.abort();
  }
}

function judgeResponse(file: string, response: Response, most: number): void {
  const { status } = response;
  if (response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
    throw new Fault("redirected", { file, ...(response.headers.has("location") && { found: response.headers.get("location")! }) });
  }
  if (status === 404 || status === 410) throw new Fault("not-found", { file, found: status });
  if (status !== 200) throw new Fault("server-error", { file, found: status });
  const announced = Number(response.headers.get("content-length"));
  if (announced > most) throw new Fault("too-large", { file, found: announced, expected: most });
}

async function readBody(file: string, response: Response, most: number, signal: AbortSignal, progress: () => void): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await orStopped(reader.read(), signal);
    if (done) break;
    progress();
    length += value.length;
    if (length > most) throw new Fault("too-large", { file, found: length, expected: most });
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Ends with the signal even where the platform's own promise does not. */
function orStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(signal.reason);
    if (signal.aborted) stopped();
    signal.addEventListener("abort", stopped, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stopped));
  });
}

/** The platform's reason; Node hides it one level below. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause ? `${messageOf(error)}: ${messageOf(cause)}` : messageOf(error);
}
