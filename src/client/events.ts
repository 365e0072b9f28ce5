import type { ChatClientError } from './errors.ts';
import type { ChatEvent, ChatMessage, DeleteMessageEvent, DisconnectReason, DisconnectUserEvent } from './types.ts';

/** A connection that is being mended. */
export interface Reconnect {
  /** 1 for the first attempt after the failure. */
  attempt: number;
  /** Whether the attempt has begun; before that, `connect()` begins it at once. */
  underWay: boolean;
  /** When it begins by itself, in milliseconds since 1970; `undefined` while there is no network. */
  retryAt: number | undefined;
  /** What went wrong. */
  error: ChatClientError;
}

/** The official client's events. */
export interface ChatRoomListenerMap {
  connecting: () => unknown;
  connect: () => unknown;
  /** `error` is an addition of this project: what ended the room, where something did. */
  disconnect: (reason: DisconnectReason, error?: ChatClientError) => unknown;
  message: (message: ChatMessage) => unknown;
  event: (event: ChatEvent) => unknown;
  messageDelete: (event: DeleteMessageEvent) => unknown;
  userDisconnect: (event: DisconnectUserEvent) => unknown;
}

/** Events that the official client does not have. */
export interface ChatRoomExtraListenerMap {
  /** A connection broke or could not be opened, or the attempt to mend it begins. */
  reconnect: (reconnect: Reconnect) => unknown;
  /** The next connection has taken over, without a gap: from here on its token says what may be done. */
  renew: () => unknown;
}

/** Every event of a room. */
export type AllListeners = ChatRoomListenerMap & ChatRoomExtraListenerMap;
