import { ChatClientError } from './errors.ts';
import type { Incoming } from './incoming.ts';
import type { Platform } from './platform.ts';

interface Pending {
  type: Incoming['type'];
  resolve(value: never): void;
  reject(error: ChatClientError): void;
  stop(): void;
}

/** What the waiting needs. */
export interface PendingHost {
  readonly platform: Platform;
  /** How long a request may wait, in milliseconds. */
  readonly requestTimeout: number;
}

/** The requests of one connection that wait for the service's word. Each settles once, in time. */
export class PendingRequests {
  /** How many frames the link has brought. A clock would not do: it may be put back meanwhile. */
  heard = 0;
  readonly #pending = new Map<string | undefined, Pending>();
  readonly #host: PendingHost;
  readonly #onSilence: () => void;
  #onIdle = (): void => {};

  /** @param onSilence - is told when a request was given up, and nothing at all came since it was made */
  constructor(host: PendingHost, onSilence: () => void) {
    this.#host = host;
    this.#onSilence = onSilence;
  }

  /** Calls back once nothing waits any more. */
  whenIdle(callback: () => void): void {
    this.#onIdle = callback;
    if (!this.#pending.size) callback();
  }

  /**
   * @param type - of the frame that answers
   * @throws ChatClientError `duplicateRequest`
   */
  add<Answer>(requestId: string, type: Incoming['type']): Promise<Answer> {
    if (this.#pending.has(requestId))
      throw new ChatClientError('duplicateRequest', 'requestId still waits: make a new request.', false);
    return new Promise<Answer>((resolve, reject) => {
      const { heard } = this;
      const stop = this.#host.platform.startTimer(() => {
        this.reject(
          requestId,
          new ChatClientError('requestTimeout', 'No answer in time: look, then send it again.', true),
        );
        if (this.heard === heard) this.#onSilence();
      }, this.#host.requestTimeout);
      this.#pending.set(requestId, { type, resolve, reject, stop });
    });
  }

  /** A frame of another kind may have the same request id, as anybody in the room knows that. */
  resolve({ type, value }: Incoming): void {
    if (this.#pending.get(value.requestId)?.type === type) this.#take(value.requestId)!.resolve(value as never);
  }

  reject(requestId: string | undefined, error: ChatClientError): void {
    this.#take(requestId)?.reject(error);
  }

  rejectAll(error: ChatClientError): void {
    for (const [requestId] of this.#pending) this.reject(requestId, error);
  }

  #take(requestId: string | undefined): Pending | undefined {
    const pending = this.#pending.get(requestId);
    if (!pending) return undefined;
    this.#pending.delete(requestId);
    pending.stop();
    if (!this.#pending.size) this.#onIdle();
    return pending;
  }
}
