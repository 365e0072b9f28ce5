import type { AbortSignalLike, Platform } from './platform.ts';
import type { ChatTokenProvider } from './types.ts';

/** Options of a `ChatRoom`. */
export interface ChatRoomConfig {
  /** A region (`us-west-2`) or a `ws://` or `wss://` URL. */
  regionOrUrl: string;
  /** Fetches a fresh token from your backend. An error whose `retryable` is `false` ends the attempts. */
  tokenProvider: ChatTokenProvider;
  /**
   * How often to try again after a failure; 3 by default, `Infinity` allowed. The first attempt after an open connection
   * broke does not count.
   */
  maxReconnectAttempts?: number;
  /** A name for this room in logs; made up by default. */
  id?: string;
  /** How long a request may wait for its answer, in milliseconds; 10,000 by default. */
  requestTimeout?: number;
  /**
   * Over how long an audience comes back after a loss, in milliseconds; 1,000 by default. A room of 50,000 that may
   * take 200 tokens a second needs 350,000. A `reconnectSpread` in the token provider's answer wins.
   */
  reconnectSpread?: number;
  /** Sockets, timers, clock and chance; those of the host by default. */
  platform?: Platform;
}

/** What the constructor takes: without `regionOrUrl`, the token provider's answer has to tell where to connect. */
export type ChatRoomOptions = Omit<ChatRoomConfig, 'regionOrUrl'> & Partial<Pick<ChatRoomConfig, 'regionOrUrl'>>;

/** Options of a request. */
export interface RequestOptions {
  /** Ends the wait for the answer. The service may have carried the request out all the same. */
  signal?: AbortSignalLike;
}
