import { ChatClientError } from './errors.ts';
import type { Platform } from './platform.ts';

interface Pending {
  resolve(value: never): void;
  reject(error: ChatClientError): void;
  cancelTimer(): void;
}

/** The requests that wait for the service's word; each settles once, and none outlives its time limit. */
export class PendingRequests {
  readonly #pending = new Map<string, Pending>();
  readonly #platform: Platform;
  readonly #timeout: number;

  /** @param timeout - how long a request may wait, in milliseconds */
  constructor(platform: Platform, timeout: number) {
    this.#platform = platform;
    this.#timeout = timeout;
  }

  has(requestId: string): boolean {
    return this.#pending.has(requestId);
  }

  add<Answer>(requestId: string): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const cancelTimer = this.#platform.startTimer(
        () =>
          this.reject(
            requestId,
            new ChatClientError(
              'requestTimeout',
              `The service did not answer within ${this.#timeout} ms: check the connection, then try again.`,
              true,
            ),
          ),
        this.#timeout,
      );
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
    for (const requestId of this.#pending.keys()) this.reject(requestId, error);
  }

  #take(requestId = ''): Pending | undefined {
    const pending = this.#pending.get(requestId);
    this.#pending.delete(requestId);
    pending?.cancelTimer();
    return pending;
  }
}
