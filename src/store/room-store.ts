import { ChatRoom } from '../client/chat-room.ts';
import type { ChatRoomOptions } from '../client/config.ts';
import type { ChatToken } from '../client/types.ts';
import { createChatStore, type ChatStore } from './chat-store.ts';
import type { StoreHost, Viewer } from './state.ts';

/** A room, and the store over it. */
export interface RoomStore {
  readonly room: ChatRoom;
  readonly store: ChatStore;
}

/**
 * Makes a room and a store that knows of its viewer what each token says. Nothing connects before it is told to.
 *
 * @param options - those of `ChatRoom`
 * @param host - where the store lives
 * @throws ChatClientError `invalidOption` where an option has the wrong form
 */
export function createRoomStore({ tokenProvider, ...options }: ChatRoomOptions, host: StoreHost): RoomStore {
  /** What the newest token says; while the room is connected, an older one still speaks for the viewer. */
  let viewer: Partial<Viewer> = {};
  const room = new ChatRoom({
    ...options,
    async tokenProvider() {
      const token = await tokenProvider();
      viewer = readViewer(token);
      if (room.state !== 'connected') store.setViewer(viewer);
      return token;
    },
  });
  const store = createChatStore(room, host);
  // Each connection that comes to speak for the room was made with the newest token.
  for (const name of ['connect', 'renew'] as const) room.addListener(name, () => store.setViewer(viewer));
  return { room, store };
}

/** What an answer says of the viewer; a field that is missing changes nothing. */
function readViewer(token: ChatToken): Partial<Viewer> {
  // A provider that is not typed may answer with nothing, which the room reports.
  const { userId, capabilities, attributes, maximumMessageLength } = Object(token) as ChatToken;
  return {
    ...(userId && { userId }),
    ...(capabilities && { capabilities }),
    ...(attributes && { attributes }),
    ...(maximumMessageLength && { maximumMessageLength }),
  };
}
