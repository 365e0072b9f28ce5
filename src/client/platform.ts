/** The little of a WebSocket that the client uses; browsers, Node and React Native have it. */
export interface SocketLike {
  send(text: string): void;
  close(code?: number): void;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: { data: unknown }) => unknown) | null;
  onclose: ((event: { code: number }) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
}

/** What the client asks of its host. Tests hand in their own; everybody else gets {@link hostPlatform}. */
export interface Platform {
  createSocket(url: string, token: string): SocketLike;
  /** @returns a function that cancels the timer; `ms` is in milliseconds */
  startTimer(callback: () => void, ms: number): () => void;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to and without 1. */
  random(): number;
}

interface HostGlobals {
  WebSocket: new (url: string, protocol: string) => SocketLike;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** The globals of a browser, a worker, Node 22 and up, or React Native. They are looked up when used, not when loaded. */
export const hostPlatform: Platform = {
  createSocket: (url, token) => new (globalThis as unknown as HostGlobals).WebSocket(url, token),
  startTimer(callback, ms) {
    const host = globalThis as unknown as HostGlobals;
    const timer = host.setTimeout(callback, ms);
    return () => host.clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};
