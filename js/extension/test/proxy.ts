// A proxy that writes down everything that a whole browser asks for: pages, workers and the browser itself. Only what is for this
// machine gets through.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

export interface Proxy {
  readonly port: number;
  /** As in `GET http://127.0.0.1:80/`, or `CONNECT example.com:443`. */
  readonly asked: readonly string[];
}

/** Runs it for the specs of a file. Call it before the browser is started. */
export function useProxy(): Proxy {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "", url = "" } = incoming;
    asked.push(`${method} ${url}`);
    if (!url.startsWith("http://127.0.0.1:")) return void outgoing.destroy();
    const forwarded = request(url, { method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.on("connect", ({ url = "" }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.destroy();
  });
  beforeAll(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
  afterAll(() => void server.close());
  return {
    get port() { return (server.address() as AddressInfo).port; },
    asked,
  };
}
