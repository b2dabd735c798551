// A server for the pages that the specs write themselves, with the headers that a spec is about.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Pages {
  /** Without a slash at the end. */
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** Puts a page on the server. @returns its address */
  add(path: string, body: string, headers?: Record<string, string>): string;
  close(): Promise<void>;
}

export async function servePages(): Promise<Pages> {
  const pages = new Map<string, { body: string; headers: Record<string, string> }>();
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    asked.push(path);
    const page = pages.get(path);
    response.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...page?.headers });
    response.end(page?.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    add(path, body, headers = {}) {
      pages.set(path, { body: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${body}`, headers });
      return url + path;
    },
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    }),
  };
}
