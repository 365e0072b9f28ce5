/** The little of a WebSocket that the client uses; browsers, Node and React Native have it. */
export interface SocketLike {
  send(text: string): void;
  close(code?: number): void;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: { data: unknown }) => unknown) | null;
  onclose: ((event: { code: number }) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
}

/** The little of an `AbortSignal` that the client uses. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
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
  /** Whether the host knows that there is no network; then nothing is tried until it wakes. */
  isOffline(): boolean;
  /**
   * Calls back when links may have died unnoticed: the network is back or another one, the page was frozen or comes
   * out of the back-forward cache.
   *
   * @returns a function that ends this
   */
  onWake(callback: () => void): () => void;
}

interface EventTargetLike {
  addEventListener?(type: string, listener: (event: { persisted?: boolean }) => void): void;
  removeEventListener?(type: string, listener: (event: { persisted?: boolean }) => void): void;
}

interface HostGlobals extends EventTargetLike {
  WebSocket: new (url: string, protocol: string) => SocketLike;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  navigator?: { onLine?: boolean };
  document?: EventTargetLike;
}

/** Looked up when used, not when loaded: a page may bring its own WebSocket later. */
const host = globalThis as unknown as HostGlobals;

/** The longest timer that hosts keep; a longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The globals of a browser, a worker, Node 22 and up, or React Native. */
export const hostPlatform: Platform = {
  createSocket: (url, token) => new host.WebSocket(url, token),
  startTimer(callback, ms) {
    const timer = host.setTimeout(callback, Math.min(ms, MAX_TIMER_MS));
    return () => host.clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
  isOffline: () => host.navigator?.onLine === false,
  onWake(callback) {
    const onPageShow = ({ persisted }: { persisted?: boolean }): void => {
      if (persisted) callback();
    };
    const change = (verb: 'addEventListener' | 'removeEventListener'): void => {
      host[verb]?.('online', callback);
      host[verb]?.('pageshow', onPageShow);
      host.document?.[verb]?.('resume', callback);
    };
    change('addEventListener');
    return () => change('removeEventListener');
  },
};
