import type { Platform, SocketLike } from './platform.ts';

/** What a connection tells; `onClose` comes once and is the last. */
export interface ConnectionHandlers {
  onOpen(): void;
  onFrame(data: unknown): void;
  /** @param code - the WebSocket close code; 1006 for a handshake that failed */
  onClose(code: number): void;
}

/** One link to the service, from the handshake to the close. It is never opened again. */
export class Connection {
  readonly #socket: SocketLike;

  constructor(platform: Platform, url: string, token: string, handlers: ConnectionHandlers) {
    this.#socket = platform.createSocket(url, token);
    this.#socket.onopen = () => handlers.onOpen();
    this.#socket.onmessage = (event) => handlers.onFrame(event.data);
    // An error is always followed by a close, which says more. Without a handler, `ws` would throw.
    this.#socket.onerror = () => {};
    this.#socket.onclose = (event) => {
      this.#silence();
      handlers.onClose(event.code);
    };
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** Ends the link; nothing is told after this. */
  close(): void {
    this.#silence();
    this.#socket.close();
  }

  #silence(): void {
    const ignore = (): void => {};
    Object.assign(this.#socket, { onopen: ignore, onmessage: ignore, onclose: ignore });
  }
}
