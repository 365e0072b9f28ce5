import type { ChatRoom } from '../client/chat-room.ts';
import type { ChatClientError } from '../client/errors.ts';

/** How the chat stands with its room. */
export type ChatStatus =
  /** Nothing was begun. */
  | { kind: 'idle' }
  /** The first connection is being made. */
  | { kind: 'connecting' }
  | { kind: 'connected' }
  /** The connection broke or was not made: a wait until `retryAt` (milliseconds since 1970) or for a network, or an attempt. */
  | { kind: 'reconnecting'; underWay: boolean; retryAt: number | undefined; error: ChatClientError }
  /** A moderator disconnected the viewer. */
  | { kind: 'removed'; reason: string | undefined }
  /** The page or the service ended it, and nothing is wrong. */
  | { kind: 'ended' }
  /** The setup is wrong, or the attempts are used up. */
  | { kind: 'failed'; error: ChatClientError };

/** The status of a room, as far as the room itself knows it. */
export function readStatus(room: Pick<ChatRoom, 'state' | 'reconnect'>): ChatStatus {
  if (room.state === 'connected') return { kind: 'connected' };
  if (room.reconnect) {
    const { underWay, retryAt, error } = room.reconnect;
    return { kind: 'reconnecting', underWay, retryAt, error };
  }
  return { kind: room.state === 'connecting' ? 'connecting' : 'idle' };
}
