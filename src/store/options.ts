import type { EmotePack } from './content.ts';
import type { Filter } from './filters.ts';
import type { MapSender } from './senders.ts';

/** What the page wants of the chat. */
export interface ChatOptions {
  /** Emotes and stickers. */
  pack: EmotePack;
  /** Whether `*bold*`, `_italic_` and `` `code` `` are read. */
  formatting: boolean;
  /** The page's own reading of a sender. */
  mapSender: MapSender | undefined;
  filters: readonly Filter[];
  /** Whether a deleted message leaves a line behind. */
  tombstones: boolean;
  /** Whether the messages of a user who was disconnected go. */
  removeOnDisconnect: boolean;
  /** For so long a message of others waits before it is shown, so that one deleted at once is never seen; in milliseconds, 10,000 at most. */
  hold: number;
  /** For so long a deletion can be taken back, in milliseconds. */
  undo: number;
  /** Above so many messages a second, the same text is folded and the rest is sampled; 0: never. */
  firehose: number;
}

export const defaultOptions: ChatOptions = {
  pack: {},
  formatting: false,
  mapSender: undefined,
  filters: [],
  tombstones: false,
  removeOnDisconnect: false,
  hold: 0,
  undo: 0,
  firehose: 0,
};
