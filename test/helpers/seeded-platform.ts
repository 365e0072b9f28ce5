import type { Platform, SocketLike } from '../../src/client/index.ts';

interface Timer {
  at: number;
  callback: (() => void) | undefined;
}

/** A host for tens of thousands of rooms at once: a heap of timers, chance from a seed, links that open by themselves. */
export class SeededPlatform implements Platform {
  readonly #heap: Timer[] = [];
  #open: SocketLike[] = [];
  #time = 0;
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  createSocket(): SocketLike {
    const socket: SocketLike = { send() {}, close() {}, onopen: null, onmessage: null, onclose: null, onerror: null };
    this.startTimer(() => {
      this.#open.push(socket);
      socket.onopen?.(undefined as never);
    }, 50);
    return socket;
  }
  /** Every link that is open breaks. */
  breakAll(): void {
    for (const socket of this.#open.splice(0)) socket.onclose?.({ code: 1006 });
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
  /** Mulberry32. Source: public domain. */
  random(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  isOffline(): boolean {
    return false;
  }
  onWake(): () => void {
    return () => {};
  }

  /** Runs until no timer is left; promises settle whenever time passes. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const moment = this.#heap[0]?.at;
      if (moment === undefined) return;
      // All of one tenth of a second at once: promises need settle no oftener.
      while (this.#heap.length && this.#heap[0]!.at < moment + 100) {
        const timer = this.#pop();
        this.#time = Math.max(this.#time, timer.at);
        timer.callback?.();
      }
    }
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
