import type { ChatClientError } from '../client/errors.ts';
import { hostPlatform, type Platform } from '../client/platform.ts';
import type { ChatToken } from '../client/types.ts';
import type { ChatStore } from '../store/chat-store.ts';
import { createRoomStore } from '../store/room-store.ts';
import {
  IvsConnectEvent,
  IvsConnectingEvent,
  IvsDisconnectEvent,
  IvsErrorEvent,
  IvsEventEvent,
  IvsMessageDeleteEvent,
  IvsMessageEvent,
  IvsUserDisconnectEvent,
} from './events.ts';
import { Pace } from './pace.ts';

/** A room and its store, for as long as an element shows them. */
export interface ChatSession {
  readonly store: ChatStore;
  /** Ends the connection and everything that was begun. */
  stop(): void;
}

/** What a session asks of its element, and tells it. */
export interface SessionHost {
  /** @param ending - aborts when the session does */
  fetchToken(ending: AbortSignal): Promise<ChatToken>;
  /** Asked after the token has come. */
  createSocket: Platform['createSocket'];
  tell(event: Event): void;
  report(error: ChatClientError): void;
  /** The newest token holds from here on. */
  tokenHolds(): void;
  /** There is no token to take over; the one before holds for as long as it may. */
  tokenFailed(error: ChatClientError): void;
}

/** Begins a chat; it connects when its store is told to. */
export function startSession({
  fetchToken,
  createSocket,
  tell,
  report,
  tokenHolds,
  tokenFailed,
}: SessionHost): ChatSession {
  const pace = new Pace();
  const ending = new AbortController();
  const { signal } = ending;
  let hadToken = false;
  const tokenProvider = async (): Promise<ChatToken> => {
    try {
      const token = await fetchToken(signal);
      hadToken = true;
      return token;
    } catch (error) {
      // What gave tokens before is set up well: a page in place of one is a fault that passes.
      if (hadToken && (error as ChatClientError).code === 'tokenInvalid')
        Object.assign(error as Error, { retryable: true });
      // The room goes on with the connection that it has, and tells nothing of the one that it does not get.
      if (room.state === 'connected') tokenFailed(error as ChatClientError);
      throw error;
    }
  };
  const { room, store } = createRoomStore(
    { maxReconnectAttempts: Infinity, tokenProvider, platform: { ...hostPlatform, createSocket } },
    {
      schedule: (flush, paced) => pace.schedule(flush, paced),
      startTimer: hostPlatform.startTimer,
      onError: (error) => {
        // Of a session that is over nobody can mend anything.
        if (signal.aborted) return;
        // What only its developer can mend stands in the console too.
        if (error.code === 'invalidOption') report(error);
        else tell(new IvsErrorEvent(error));
      },
    },
  );
  const unlisten = [
    room.addListener('connecting', () => tell(new IvsConnectingEvent())),
    room.addListener('connect', () => {
      tell(new IvsConnectEvent());
      tokenHolds();
    }),
    room.addListener('disconnect', (reason, error) => {
      if (error) report(error);
      tell(new IvsDisconnectEvent(reason));
    }),
    room.addListener('reconnect', ({ underWay, error }) => {
      if (!underWay) report(error);
    }),
    room.addListener('renew', tokenHolds),
    room.addListener('message', (message) => tell(new IvsMessageEvent(message))),
    room.addListener('event', (event) => tell(new IvsEventEvent(event))),
    room.addListener('messageDelete', (event) => tell(new IvsMessageDeleteEvent(event))),
    room.addListener('userDisconnect', (event) => tell(new IvsUserDisconnectEvent(event))),
  ];
  return {
    store,
    stop() {
      ending.abort();
      for (const stopListening of unlisten) stopListening();
      store.stop();
      pace.stop();
    },
  };
}
