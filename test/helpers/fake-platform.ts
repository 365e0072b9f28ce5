import type { Platform, SocketLike } from '../../src/client/index.ts';

/** A socket whose other end is the test. A real one cannot be cut, stalled or fed broken frames at will. */
export class FakeSocket implements SocketLike {
  readonly sent: string[] = [];
  closed = false;
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;

  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.(undefined as never);
  }
  receive(data: unknown): void {
    this.onmessage?.({ data: typeof data === 'string' ? data : JSON.stringify(data) });
  }
  break(code = 1006): void {
    this.onclose?.({ code });
  }
}

/** A host whose clock, timers, sockets and chance the test drives. */
export class FakePlatform implements Platform {
  readonly sockets: FakeSocket[] = [];
  readonly #timers = new Set<{ at: number; callback: () => void }>();
  #time = 0;
  /** What `random` says. */
  chance = 0.5;
  offline = false;
  readonly #sleepers = new Set<() => void>();

  createSocket(url: string, token: string): FakeSocket {
    const socket = new FakeSocket(url, token);
    this.sockets.push(socket);
    return socket;
  }
  startTimer(callback: () => void, ms: number): () => void {
    const timer = { at: this.#time + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
  now(): number {
    return this.#time;
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

  /** Lets time pass: timers run in their order, and promises settle between them. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    await settle();
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#time = next.at;
      next.callback();
      await settle();
    }
    this.#time = end;
  }
}

/** Lets all promises settle that can. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
