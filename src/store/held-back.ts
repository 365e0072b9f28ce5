import type { ChatMessage } from '../client/types.ts';
import type { Meant } from './entries.ts';
import type { StoreHost } from './state.ts';

/** What waits to be shown is kept; so long and no longer, in milliseconds. */
const MAX_HOLD_MS = 10_000;

/** Messages that wait before anybody sees them, so that one that is deleted at once is never seen. */
export class HeldBack {
  readonly #waiting = new Map<string, { userId: string; cancel: () => void }>();
  readonly #startTimer: StoreHost['startTimer'];
  readonly #show: (message: ChatMessage) => void;

  constructor({ startTimer }: Pick<StoreHost, 'startTimer'>, show: (message: ChatMessage) => void) {
    this.#startTimer = startTimer;
    this.#show = show;
  }

  /** @param ms - how long it waits, in milliseconds */
  add(message: ChatMessage, ms: number): void {
    const { id, sender } = message;
    const show = (): void => {
      this.#waiting.delete(id);
      this.#show(message);
    };
    this.#waiting.set(id, {
      userId: sender.userId,
      cancel: this.#startTimer(show, Math.min(ms, MAX_HOLD_MS)),
    });
  }

  has(id: string): boolean {
    return this.#waiting.has(id);
  }

  /** Never shows those that are meant. */
  drop(isMeant: Meant): void {
    for (const [id, { userId, cancel }] of this.#waiting) {
      if (!isMeant(id, userId)) continue;
      cancel();
      this.#waiting.delete(id);
    }
  }
}
