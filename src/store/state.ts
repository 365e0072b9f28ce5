import type { ChatRoom } from '../client/chat-room.ts';
import type { ChatClientError } from '../client/errors.ts';
import type { Attributes, Capability } from '../protocol/frames.ts';
import type { Entry } from './entries.ts';
import type { RoomRules } from './room-rules.ts';
import type { ChatStatus } from './status.ts';
import type { Preferences, View } from './view.ts';

/** Something that a moderator did, or that was seen to be done. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  time: number;
  action: 'delete' | 'disconnect' | 'pin' | 'unpin' | 'slowMode' | 'mode';
  userId?: string | undefined;
  /** Of whom that was done to; where a message was pinned, of who did it. */
  name?: string | undefined;
  /** What the message said that was deleted or pinned; the seconds of slow mode, or who may write now. */
  content?: string | undefined;
  reason?: string | undefined;
  /** Asked for in this chat, not seen from another one. */
  own: boolean;
}

/** A deletion that can still be taken back: of one message, or of many at once. */
export interface PendingDeletion {
  /** `userId` is that of the sender; empty where the list has no such message. */
  messages: readonly { id: string; userId: string }[];
  /** When it goes out, in milliseconds since 1970. */
  at: number;
}

/** What the store needs of a room. */
export type ChatSource = Pick<
  ChatRoom,
  | 'state'
  | 'reconnect'
  | 'connect'
  | 'disconnect'
  | 'renew'
  | 'addListener'
  | 'sendMessage'
  | 'deleteMessage'
  | 'disconnectUser'
>;

/** What the store needs of where it runs. */
export interface StoreHost {
  /**
   * Calls back, once or more, when subscribers should be told; in a page with the next frame. The callback returns how many
   * messages it told of.
   *
   * @param paced - whether it may come later, as there may be more to tell soon; asked again without it, it may not
   */
  schedule(flush: () => number, paced: boolean): void;
  /** Calls back after `ms` milliseconds; returns what cancels it. */
  startTimer(callback: () => void, ms: number): () => void;
  /** Is told of each request that was refused or lost, and of each function of the page that throws, as an `invalidOption`. */
  onError?(error: ChatClientError): void;
}

/** Who looks at the chat, as far as the backend told. */
export interface Viewer {
  userId?: string;
  /** `undefined`: not told; then writing is tried, and moderation is not offered. */
  capabilities?: readonly Capability[];
  /** What everybody is told of the viewer, with each of their messages. */
  attributes?: Attributes;
  /** In code points. */
  maximumMessageLength: number;
}

/** What the viewer wanted, and did not get: a request of a moderator, or to join. */
export interface Problem {
  action: 'delete' | 'disconnect' | 'change' | 'join';
  error: ChatClientError;
}

/** The message that is being answered. */
export interface Reply {
  id: string;
  userId: string;
  name: string;
  text: string;
}

/** The chat at one moment. Objects in it are never changed, only replaced. */
export interface ChatState {
  status: ChatStatus;
  viewer: Viewer;
  entries: readonly Entry[];
  /** `seq` of the newest entry. */
  received: number;
  rules: RoomRules;
  view: View;
  /** What the viewer chose; it goes over what the page says. */
  chosen: Partial<Preferences>;
  /** Users whose messages this viewer does not want to see, by id, with the names that they had. */
  muted: ReadonlyMap<string, string>;
  /** What the viewer is answering. */
  reply: Reply | undefined;
  /** Before this moment the room takes no message of the viewer; milliseconds since 1970. */
  nextSendAt: number;
  undo: PendingDeletion | undefined;
  /** What moderators did, the newest last. */
  log: readonly LogEntry[];
  problem: Problem | undefined;
  /** A message that was not sent, handed back to be written anew. */
  returned: { content: string; error: ChatClientError | undefined } | undefined;
}
