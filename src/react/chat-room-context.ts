import { createContext, useContext, useSyncExternalStore } from 'react';
import { ChatClientError } from '../client/errors.ts';
import type { ChatState } from '../store/state.ts';
import type { ChatSession } from './chat-session.ts';

/** The session of the nearest provider. */
export const ChatRoomContext = createContext<ChatSession | undefined>(undefined);

/**
 * The session of the nearest `<ChatRoomProvider>`.
 *
 * @param hook - who asks
 * @throws ChatClientError `invalidOption` where there is no provider
 */
export function useSession(hook: string): ChatSession {
  const session = useContext(ChatRoomContext);
  if (!session)
    throw new ChatClientError('invalidOption', `${hook} needs a <ChatRoomProvider> around its component.`, false);
  return session;
}

/**
 * A part of a session's state; the component renders again when it is another one.
 *
 * @param select - hands out what is there, and makes nothing: React compares it by identity
 */
export function useSelected<Part>({ store, initial }: ChatSession, select: (state: ChatState) => Part): Part {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(initial),
  );
}
