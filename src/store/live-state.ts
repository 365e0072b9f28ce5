import type { ChatMessage } from '../client/types.ts';
import type { ChatState, StoreHost } from './state.ts';

/** Messages of others are read together, no more than these: one by one, each takes twice as long. */
const MAX_UNREAD = 100;

/** The state of a chat as it goes on. Whoever looks finds all read that has come; who subscribed hears of it when there is time. */
export class LiveState {
  readonly #host: StoreHost;
  readonly #read: (message: ChatMessage) => void;
  readonly #subscribers = new Set<() => void>();
  /** Messages that came and that nobody has read yet. */
  readonly #unread: ChatMessage[] = [];
  #state: ChatState;
  #reading = false;
  #scheduled: 'soon' | 'paced' | undefined;
  /** `received`, as subscribers know it. */
  #told = 0;
  #stopped = false;

  /** @param read - puts a message into the state */
  constructor(initial: ChatState, host: StoreHost, read: (message: ChatMessage) => void) {
    this.#state = initial;
    this.#host = host;
    this.#read = read;
  }

  /** The chat as it is. */
  get now(): ChatState {
    // While one is read, the next ones wait for their turn.
    if (this.#reading) return this.#state;
    this.#reading = true;
    try {
      for (let next = this.#unread.shift(); next; next = this.#unread.shift()) this.#read(next);
    } finally {
      this.#reading = false;
    }
    return this.#state;
  }

  /** What no message changes: to look at it reads none. */
  get settings(): Pick<ChatState, 'viewer' | 'muted' | 'rules'> {
    return this.#state;
  }

  /** @param paced - whether subscribers may hear of it somewhat later, as of what others say in a busy room */
  update(change: Partial<ChatState>, paced = false): void {
    this.#state = { ...this.now, ...change };
    this.#schedule(paced);
  }

  /** @param atOnce - whether it is read before anything else happens */
  receive(message: ChatMessage, atOnce: boolean): void {
    this.#unread.push(message);
    if (atOnce || this.#unread.length >= MAX_UNREAD) void this.now;
    else this.#schedule(true);
  }

  subscribe(listener: () => void): () => void {
    this.#subscribers.add(listener);
    return () => this.#subscribers.delete(listener);
  }

  stop(): void {
    this.#stopped = true;
    this.#subscribers.clear();
  }

  #schedule(paced: boolean): void {
    if (this.#stopped || this.#scheduled === 'soon' || (paced && this.#scheduled)) return;
    this.#scheduled = paced ? 'paced' : 'soon';
    this.#host.schedule(this.#flush, paced);
  }

  readonly #flush = (): number => {
    if (!this.#scheduled) return 0;
    const { received } = this.now;
    this.#scheduled = undefined;
    const fresh = received - this.#told;
    this.#told = received;
    for (const subscriber of [...this.#subscribers]) subscriber();
    return fresh;
  };
}
