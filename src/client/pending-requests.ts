import { ChatClientError } from './errors.ts';
import type { Platform } from './platform.ts';

interface Pending {
  resolve(value: never): void;
  reject(error: ChatClientError): void;
  cancelTimer(): void;
}

/** The requests of one connection that wait for the service's word. Each settles once, in time. */
export class PendingRequests {
  /** How many frames the link has brought. A clock would not do: it may be put back meanwhile. */
  heard = 0;
  readonly #pending = new Map<string, Pending>();
  readonly #platform: Platform;
  readonly #timeout: number;
  readonly #onSilence: () => void;
  readonly #onIdle: () => void;

  /**
   * @param timeout - how long a request may wait, in milliseconds
   * @param onSilence - is told when a request was given up, and nothing at all came since it was made
   * @param onIdle - is told when the last one is settled
   */
  constructor(platform: Platform, timeout: number, onSilence: () => void, onIdle: () => void) {
    this.#platform = platform;
    this.#timeout = timeout;
    this.#onSilence = onSilence;
    this.#onIdle = onIdle;
  }

  get size(): number {
    return this.#pending.size;
  }

  has(requestId: string): boolean {
    return this.#pending.has(requestId);
  }

  add<Answer>(requestId: string): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const { heard } = this;
      const cancelTimer = this.#platform.startTimer(() => {
        this.reject(
          requestId,
          new ChatClientError('requestTimeout', 'No answer in time: look, then send it again.', true),
        );
        if (this.heard === heard) this.#onSilence();
      }, this.#timeout);
      this.#pending.set(requestId, { resolve, reject, cancelTimer });
    });
  }

  resolve(requestId: string | undefined, value: unknown): void {
    this.#take(requestId)?.resolve(value as never);
  }

  reject(requestId: string | undefined, error: ChatClientError): void {
    this.#take(requestId)?.reject(error);
  }

  rejectAll(error: ChatClientError): void {
    for (const [requestId] of this.#pending) this.reject(requestId, error);
  }

  #take(requestId = ''): Pending | undefined {
    const pending = this.#pending.get(requestId);
    if (!pending) return undefined;
    this.#pending.delete(requestId);
    pending.cancelTimer();
    if (!this.#pending.size) this.#onIdle();
    return pending;
  }
}
