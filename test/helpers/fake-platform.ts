import type { Platform, SocketLike } from '../../src/client/index.ts';

/** A socket whose other end is the test. A real one cannot be cut, stalled or fed broken frames at will. */
export class FakeSocket implements SocketLike {
  readonly sent: string[] = [];
  closed = false;
  closeCode: number | undefined;
  broken = false;
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;

  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  /** 0 connecting, 1 open, 3 closed. */
  readyState = 0;
  /** The official client listens in this way. */
  readonly #listeners = new Map<string, Set<(event: object) => void>>();
  addEventListener(type: string, listener: (event: object) => void): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }
  removeEventListener(type: string, listener: (event: object) => void): void {
    this.#listeners.get(type)?.delete(listener);
  }
  #tell(type: 'open' | 'message' | 'close', event: object): void {
    this[`on${type}`]?.(event as never);
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(event);
  }

  send(text: string): void {
    this.sent.push(text);
  }
  close(code?: number): void {
    this.closed = true;
    this.closeCode = code;
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.#tell('open', {});
  }
  receive(data: unknown): void {
    this.#tell('message', { data: typeof data === 'string' ? data : JSON.stringify(data) });
  }
  break(code = 1006): void {
    this.broken = true;
    this.readyState = 3;
    this.#tell('close', { code, wasClean: code !== 1006 });
  }
}

/** A host whose clock, timers, sockets and chance the test drives. */
export class FakePlatform implements Platform {
  readonly sockets: FakeSocket[] = [];
  readonly #timers = new Set<{ at: number; callback: () => void }>();
  /** Some day, since an API that knows times may take 0 for none. */
  #time = Date.UTC(2026, 0, 1);
  /** What `random` says. */
  chance = 0.5;
  offline = false;
  /** By how much the clock was put on, in milliseconds; timers do not heed it. */
  clockOff = 0;
  /** Timers run only at multiples of this, in milliseconds, as those of a tab in the background do. */
  throttle = 1;
  /** Is handed each socket that is made. */
  onSocket: (socket: FakeSocket) => void = () => {};
  readonly #sleepers = new Set<() => void>();

  createSocket(url: string, token: string): FakeSocket {
    const socket = new FakeSocket(url, token);
    this.sockets.push(socket);
    this.onSocket(socket);
    return socket;
  }
  startTimer(callback: () => void, ms: number): () => void {
    return this.startAt(Math.ceil((this.#time + ms) / this.throttle) * this.throttle, callback);
  }
  /** A timer of somebody else's, whom nothing holds back. */
  startAt(at: number, callback: () => void): () => void {
    const timer = { at, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
  now(): number {
    return this.#time + this.clockOff;
  }
  random(): number {
    return this.chance;
  }

  isOffline(): boolean {
    return this.offline;
  }
  onWake(callback: () => void): () => void {
    this.#sleepers.add(callback);
    return () => this.#sleepers.delete(callback);
  }
  /** The network is back, or the page is. */
  wake(): void {
    for (const callback of this.#sleepers) callback();
  }

  /** Timers that run, and callbacks that wait to be woken. */
  get leftovers(): number {
    return this.#timers.size + this.#sleepers.size;
  }
  get timers(): number {
    return this.#timers.size;
  }
  get socket(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  /** Time passes, and nothing runs: what was due runs late. */
  sleep(ms: number): void {
    this.#time += ms;
  }

  /** Lets time pass: timers run in their order, and promises settle between them. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    await settle();
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#time = Math.max(this.#time, next.at);
      next.callback();
      await settle();
    }
    this.#time = end;
  }
}

/** Lets all promises settle that can. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
