// A server of a channel on 127.0.0.1 that lies where it is told to.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What is done to the answer for one file, in place of sending it. */
export type Lie =
  | "not-found"
  | "server-error"
  | "forbidden"
  /** A sign-in page with status 200. */
  | "html"
  /** Bytes without end. */
  | "endless"
  /** Announces the whole, sends the half, and hangs up. */
  | "broken-off"
  /** Half of the file, as if it were the whole. */
  | "half"
  /** No answer, ever. */
  | "silent"
  /** The beginning, and then nothing more, ever. */
  | "stalled"
  | "redirect"
  /** Hangs up at once. */
  | "hang-up";

export interface LyingServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** What is served, by name. Change it at will. */
  readonly files: Map<string, Uint8Array | string>;
  /** By name. */
  readonly lies: Map<string, Lie>;
  /** The names asked for, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Serves a channel from memory, on a free port. */
export async function lyingServer(files: Iterable<[string, Uint8Array | string]> = []): Promise<LyingServer> {
  const served = new Map(files);
  const lies = new Map<string, Lie>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    requests.push(name);
    // For pages that are not an extension's.
    response.setHeader("access-control-allow-origin", "*");
    const file = served.get(name);
    const lie = lies.get(name) ?? (file === undefined ? "not-found" : undefined);
    const whole = Buffer.from(file ?? "");
    if (lie) tell(lie, whole, response);
    else response.writeHead(200, { "content-length": whole.length }).end(whole);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: served,
    lies,
    requests,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function tell(lie: Lie, whole: Buffer, response: ServerResponse): void {
  const half = whole.subarray(0, Math.ceil(whole.length / 2));
  switch (lie) {
    case "not-found":
      response.writeHead(404).end("not here");
      return;
    case "server-error":
      response.writeHead(500).end("out of order");
      return;
    case "forbidden":
      response.writeHead(403).end("not for you");
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
      return;
    case "endless": {
      const part = Buffer.alloc(16_384, " ");
      const more = () => {
        while (response.write(part));
        response.once("drain", more);
      };
      more();
      return;
    }
    case "broken-off":
      response.writeHead(200, { "content-length": whole.length });
      response.write(half, () => response.destroy());
      return;
    case "half":
      response.writeHead(200).end(half);
      return;
    case "silent":
      return;
    case "stalled":
      response.writeHead(200, { "content-length": whole.length }).write(half);
      return;
    case "redirect":
      response.writeHead(302, { location: "https://elsewhere.example/" }).end();
      return;
    case "hang-up":
      response.destroy();
  }
}
