import { useMemo, useSyncExternalStore } from 'react';
import type { ChatRoom } from '../client/chat-room.ts';
import type { ConnectionState } from '../client/types.ts';
import type { Capability } from '../protocol/frames.ts';
import type { RoomRules } from '../store/room-rules.ts';
import type { Viewer } from '../store/state.ts';
import type { ChatStatus } from '../store/status.ts';
import { useSelected, useSession } from './chat-room-context.ts';

/** A room, as a component sees it. */
export interface ChatRoomView {
  /** The room itself, the same one in every render; for `addListener` in an effect, and for all else. */
  room: ChatRoom;
  /** The connection, in the words of `ChatRoom`. */
  state: ConnectionState;
  /** The connection, in words for a viewer: why it is not there, and when it is tried again. */
  status: ChatStatus;
  /** Who looks at the chat, as far as the backend told. */
  viewer: Viewer;
  /** What the application's events have made of the room: slow mode, who may write, what is pinned. */
  rules: RoomRules;
  /** Whether the room's rules and the viewer's token let the viewer write. */
  mayWrite: boolean;
  /** Whether the viewer's token allows something; where the backend does not tell, it allows to write. */
  allows(capability: Capability): boolean;
  /** Connects, or ends the wait before the next attempt; does nothing where neither is called for. */
  connect(): void;
  /** Disconnects, or ends the attempts to connect; the messages stay. */
  disconnect(): void;
}

/**
 * The room of the nearest `<ChatRoomProvider>`. The component renders again when the connection, the viewer or the rules
 * change, and not for messages.
 *
 * @throws ChatClientError `invalidOption` where there is no provider
 */
export function useChatRoom(): ChatRoomView {
  const session = useSession('useChatRoom');
  const status = useSelected(session, (state) => state.status);
  const viewer = useSelected(session, (state) => state.viewer);
  const rules = useSelected(session, (state) => state.rules);
  const { room, store } = session;
  // Before a token and the room's events say otherwise, everybody may.
  const mayWrite = useSyncExternalStore(
    store.subscribe,
    () => store.mayWrite,
    () => true,
  );
  return useMemo(
    () => ({
      room,
      state: stateOf(status),
      status,
      viewer,
      rules,
      mayWrite,
      allows: (capability) => store.allows(capability),
      connect: () => store.connect(),
      disconnect: () => store.disconnect(),
    }),
    [room, store, status, viewer, rules, mayWrite],
  );
}

function stateOf({ kind }: ChatStatus): ConnectionState {
  if (kind === 'connected') return kind;
  return kind === 'connecting' || kind === 'reconnecting' ? 'connecting' : 'disconnected';
}
