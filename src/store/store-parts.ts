import type { ChatMessage } from '../client/types.ts';
import type { Capability } from '../protocol/frames.ts';
import type { Entry, Meant, MessageEntry, NoticeEntry } from './entries.ts';
import type { ChatOptions } from './options.ts';
import type { Sender } from './senders.ts';
import type { ChatSource, ChatState, StoreHost } from './state.ts';

/** A notice without what every entry has. */
export type Notice = NoticeEntry extends infer Each
  ? Each extends Entry
    ? Omit<Each, 'kind' | 'key' | 'seq' | 'time'>
    : never
  : never;

/** What a store shares with what acts on it. */
export interface StoreParts {
  readonly source: ChatSource;
  readonly host: StoreHost;
  getState(): ChatState;
  allows(capability: Capability): boolean;
  options(): ChatOptions;
  /** @param paced - whether subscribers may hear of it somewhat later, as of what others say in a busy room */
  update(change: Partial<ChatState>, paced?: boolean): void;
  setEntries(entries: readonly Entry[], paced?: boolean): void;
  /**
   * Takes those messages out that are meant, of what waits, too, of quotes, and from under an answer.
   *
   * @param become - what of each stays in the list
   */
  forget(isMeant: Meant, become?: (entry: MessageEntry) => MessageEntry): void;
  /** What was deleted of late, the newest last. */
  readonly deleted: Meant[];
  /** Puts a notice at the end of the list. */
  tell(notice: Notice): void;
  /** The viewer as others see them. */
  self(): Sender;
  /** A user of whom nothing but the id is known. */
  stranger(userId: string): Sender;
  /** What becomes of a message of the viewer. */
  readOwn(message: ChatMessage): MessageEntry;
  /** What this viewer asked of the room, until it has answered: ids of messages and users, names of events. */
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
