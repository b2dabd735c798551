import type { FromContent, ToContent } from "../messages.js";

/** A way to the background. It breaks when the worker ends, and holds nothing up. */
export interface Port {
  send(message: FromContent): void;
}

export interface PortEvents {
  readonly onMessage: (message: ToContent) => void;
  readonly onEnd: () => void;
}

/** Opens a port. @throws where the extension is no longer there */
export type OpenPort = (events: PortEvents) => Port;

export interface Connection {
  /** Opens the port if there is none. */
  open(): void;
  /** Sends, and opens the port before that if there is none. */
  send(message: FromContent): void;
  /** Sends only to a worker that is there: what a new one will be told anyway. */
  tell(message: FromContent): void;
  readonly isOpen: boolean;
  close(): void;
}

export interface ConnectionEvents {
  readonly onMessage: (message: ToContent) => void;
  /** A port has been opened, not for the first message alone. */
  readonly onOpen: () => void;
  /** The worker has ended. */
  readonly onEnd: () => void;
  /** The extension was updated or removed. Nothing can be sent any more. */
  readonly onOrphaned: () => void;
}

/** Keeps a port for as long as its worker lives, and opens another only when something is to be sent. */
export function createConnection(openPort: OpenPort, isAlive: () => boolean, { onMessage, onOpen, onEnd, onOrphaned }: ConnectionEvents): Connection {
  let port: Port | undefined;
  let isClosed = false;

  function orphaned(): void {
    isClosed = true;
    port = undefined;
    // Not at once: it may be a field's session that asks, in the middle of its work.
    queueMicrotask(onOrphaned);
  }

  function opened(): Port | undefined {
    if (isClosed || port) return port;
    if (!isAlive()) {
      orphaned();
      return undefined;
    }
    try {
      const fresh: Port = openPort({
        onMessage: (message) => { if (port === fresh) onMessage(message); },
        onEnd() {
          if (port !== fresh) return;
          port = undefined;
          if (!isAlive()) orphaned();
          else onEnd();
        },
      });
      port = fresh;
      onOpen();
    } catch {
      orphaned();
    }
    return port;
  }

  function post(message: FromContent, to: Port | undefined): void {
    try {
      to?.send(message);
    } catch {
      // The port is broken, and its end will be told, unless the extension has gone with it.
      if (!isAlive()) orphaned();
    }
  }

  return {
    open: () => void opened(),
    send: (message) => post(message, opened()),
    tell: (message) => post(message, port),
    get isOpen() { return port !== undefined; },
    close() {
      isClosed = true;
      port = undefined;
    },
  };
}
