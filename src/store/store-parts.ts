import type { ChatMessage } from '../client/types.ts';
import type { Entry, MessageEntry } from './entries.ts';
import type { ChatOptions } from './options.ts';
import type { Sender } from './senders.ts';
import type { ChatSource, ChatState, StoreHost } from './state.ts';

/** What a store shares with what acts on it. */
export interface StoreParts {
  readonly source: ChatSource;
  readonly host: StoreHost;
  options(): ChatOptions;
  update(change: Partial<ChatState>): void;
  setEntries(entries: readonly Entry[]): void;
  /** The viewer as others see them. */
  self(): Sender;
  /** What becomes of a message of the viewer. */
  readOwn(message: ChatMessage): MessageEntry;
  /** Message ids and user ids that this viewer asked the room about, until it has answered. */
  readonly asked: Set<string>;
  /** Does something before the store stops. */
  onStop(act: () => void): void;
}

/** Gives what acts on a store; nothing of no store. */
export interface OfStore<Store, Acts> {
  (store: Store): Acts;
  (store: Store | undefined): Acts | undefined;
}

/** What acts on a store is made when it is first wanted, once for each store; whoever only reads does not load it. */
export function onceForEachStore<Store extends object, Acts>(make: (store: Store) => Acts): OfStore<Store, Acts> {
  const made = new WeakMap<Store, Acts>();
  return ((store) => {
    if (store && !made.has(store)) made.set(store, make(store));
    return store && made.get(store);
  }) as OfStore<Store, Acts>;
}
