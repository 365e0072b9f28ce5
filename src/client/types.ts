import type { Attributes, Capability } from '../protocol/frames.ts';

/** What CreateChatToken answers, and what a backend may add to it so that the page need not know it. */
export interface ChatToken {
  /** Opaque; opens one connection, once. Never logged. */
  token: string;
  /** Until when a connection opened with the token may live: a `Date` or an ISO 8601 string. */
  sessionExpirationTime?: Date | string;
  /** Until when the token can open a connection: a `Date` or an ISO 8601 string. */
  tokenExpirationTime?: Date | string;
  /** Whom the token speaks for. An addition of this project. */
  userId?: string;
  /** What everybody is told of the sender, as the backend made the token. An addition of this project. */
  attributes?: Attributes;
  /** What the token allows; a client cannot read it from the token. An addition of this project. */
  capabilities?: Capability[];
  /** Where to connect; wins over the configuration. An addition of this project. */
  regionOrUrl?: string;
  /** Over how long an audience comes back after a loss, in milliseconds. An addition of this project. */
  reconnectSpread?: number;
  /** The room's limit, in code points. An addition of this project. */
  maximumMessageLength?: number;
}

/** Fetches a fresh token from your backend; called once for each attempt to connect. */
export type ChatTokenProvider = () => Promise<ChatToken>;

/** Somebody in the room. */
export interface ChatUser {
  userId: string;
  /** From the token: the backend vouches for them. */
  attributes?: Attributes;
}

/** A message of the room; own messages come back like all others. */
export interface ChatMessage {
  id: string;
  sender: ChatUser;
  content: string;
  sendTime: Date;
  /** Of the request that caused it. */
  requestId?: string;
  /** From the sender's browser: untrusted. */
  attributes?: Attributes;
}

/** An application's event, by `SendEvent`. */
export interface ChatEvent {
  id: string;
  eventName: string;
  sendTime: Date;
  requestId?: string;
  attributes?: Attributes;
}

/** `aws:DELETE_MESSAGE`: drop the message from view. */
export interface DeleteMessageEvent {
  id: string;
  messageId: string;
  reason?: string;
  sendTime: Date;
  requestId?: string;
  attributes?: Attributes;
}

/** `aws:DISCONNECT_USER`: the service ends every connection of the user. */
export interface DisconnectUserEvent {
  id: string;
  userId: string;
  reason?: string;
  sendTime: Date;
  requestId?: string;
  attributes?: Attributes;
}

/** What the service says of a request that it refuses. */
export interface ChatError {
  id: string;
  /** One of `chatErrorCodes`. */
  errorCode: number;
  errorMessage: string;
  requestId?: string;
}

/** `connecting` covers the waits between attempts too; see `ChatRoom.reconnect`. */
export type ConnectionState = 'disconnected' | 'connecting' | 'connected';

/** Why a room is `disconnected` and does not try any more. */
export type DisconnectReason = 'clientDisconnect' | 'serverDisconnect' | 'socketError' | 'fetchTokenError';
