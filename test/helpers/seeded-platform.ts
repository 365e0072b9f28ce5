import type { Platform, SocketLike } from '../../src/client/index.ts';
import { CLOSE_SESSION_EXPIRED } from '../../src/protocol/codes.ts';
import { randomFrom } from '../../src/simulation/random.ts';

interface Timer {
  at: number;
  callback: (() => void) | undefined;
}

/** How long a link takes to open, in milliseconds. */
const OPENING_MS = 50;

/** A host for tens of thousands of rooms at once: a heap of timers, chance from a seed, links that open by themselves. */
export class SeededPlatform implements Platform {
  /** The most links that were open at one moment. */
  mostOpen = 0;
  readonly #heap: Timer[] = [];
  readonly #open = new Set<SocketLike>();
  readonly #sessionMs: number;
  #time = 0;
  readonly random: () => number;

  /** @param sessionMs - how long the service lets a link live */
  constructor(seed: number, sessionMs = Infinity) {
    this.random = randomFrom(seed);
    this.#sessionMs = sessionMs;
  }

  createSocket(): SocketLike {
    const socket: SocketLike = {
      send() {},
      close: () => void this.#open.delete(socket),
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
    };
    this.startTimer(() => {
      // Given up in the meantime.
      if (!socket.onopen) return;
      this.#open.add(socket);
      this.mostOpen = Math.max(this.mostOpen, this.#open.size);
      socket.onopen(undefined as never);
    }, OPENING_MS);
    if (this.#sessionMs < Infinity) this.startTimer(() => this.#break(socket, CLOSE_SESSION_EXPIRED), this.#sessionMs);
    return socket;
  }
  /** Every link that is open breaks. */
  breakAll(): void {
    for (const socket of this.#open) this.#break(socket, 1006);
  }
  startTimer(callback: () => void, ms: number): () => void {
    const timer: Timer = { at: this.#time + ms, callback };
    const heap = this.#heap;
    let index = heap.push(timer) - 1;
    for (let up = (index - 1) >> 1; index > 0 && heap[up]!.at > timer.at; up = (index - 1) >> 1) {
      heap[index] = heap[up]!;
      index = up;
    }
    heap[index] = timer;
    return () => {
      timer.callback = undefined;
    };
  }
  now(): number {
    return this.#time;
  }
  isOffline(): boolean {
    return false;
  }
  onWake(): () => void {
    return () => {};
  }

  /** Runs until it is over, or no timer is left; promises settle whenever time passes. */
  async run(isOver: () => boolean): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const moment = this.#heap[0]?.at;
      if (moment === undefined || isOver()) return;
      // All of one tenth of a second at once: promises need settle no oftener.
      while (this.#heap.length && this.#heap[0]!.at < moment + 100) {
        const timer = this.#pop();
        this.#time = Math.max(this.#time, timer.at);
        timer.callback?.();
      }
    }
  }

  #break(socket: SocketLike, code: number): void {
    this.#open.delete(socket);
    socket.onclose?.({ code });
  }

  #pop(): Timer {
    const heap = this.#heap;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (!heap.length) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child++;
      if (heap[child]!.at >= last.at) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}
