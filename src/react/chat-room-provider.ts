import { createElement, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { ChatRoomOptions } from '../client/config.ts';
import type { EmotePack } from '../store/content.ts';
import { defaultOptions, type ChatOptions } from '../store/options.ts';
import { ChatRoomContext } from './chat-room-context.ts';
import { checkFilters, checkTokenProvider, createSession } from './chat-session.ts';
import { useLatest } from './use-latest.ts';

/** What the room's messages are read with, by the names that `<ivs-chat>` has for it. */
type ReadingProps = Partial<Omit<ChatOptions, 'pack'>> & {
  /** Emotes and stickers: names and their addresses. */
  emotePack?: EmotePack;
};

/**
 * Options of `ChatRoom`, and what to make of its messages.
 *
 * Of the options of `ChatRoom`, all but `tokenProvider` are read once; another `key` makes another room. Of
 * `tokenProvider`, that of the last render is asked. `maxReconnectAttempts` is `Infinity` by default.
 */
export interface ChatRoomProviderProps extends ChatRoomOptions, ReadingProps {
  /** Whether to connect once the provider is there, without anybody calling `connect()`; true by default. */
  autoConnect?: boolean;
  children?: ReactNode;
}

/**
 * Gives a room to the components inside, for `useChatRoom` and `useChatMessages`. Several rooms have a provider each; the
 * nearest one counts. It disconnects when it goes, and not before, however often strict mode runs its effects.
 *
 * @throws ChatClientError `invalidOption` where an option is missing or has the wrong form
 */
export function ChatRoomProvider({ autoConnect = true, children, ...props }: ChatRoomProviderProps): ReactElement {
  checkTokenProvider(props.tokenProvider);
  const tokenProvider = useLatest(props.tokenProvider);
  const [session] = useState(() =>
    createSession({ maxReconnectAttempts: Infinity, ...props, tokenProvider: () => tokenProvider.current() }),
  );
  const reading = readOptions(props);
  useMemo(() => checkFilters(reading.filters), [reading.filters]);
  useEffect(() => session.store.setOptions(reading), [session, ...Object.values(reading)]);
  useEffect(() => session.hold(autoConnect), [session, autoConnect]);
  return createElement(ChatRoomContext.Provider, { value: session }, children);
}

/** What a property leaves out is as by default. */
function readOptions({ emotePack, ...props }: ReadingProps): ChatOptions {
  const given: Partial<ChatOptions> = { ...props, ...(emotePack && { pack: emotePack }) };
  return Object.fromEntries(
    (Object.keys(defaultOptions) as (keyof ChatOptions)[]).map((name) => [name, given[name] ?? defaultOptions[name]]),
  ) as unknown as ChatOptions;
}
