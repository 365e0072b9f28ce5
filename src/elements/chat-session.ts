import { ChatRoom } from '../client/chat-room.ts';
import type { ChatClientError } from '../client/errors.ts';
import type { ChatToken } from '../client/types.ts';
import { createChatStore, type ChatStore } from '../store/chat-store.ts';
import type { Viewer } from '../store/state.ts';
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
  fetchToken(): Promise<ChatToken>;
  tell(event: Event): void;
  report(error: ChatClientError): void;
  /** A fresh token holds from here on. */
  renewed(): void;
}

/** Begins a chat; it connects when its store is told to. */
export function startSession({ fetchToken, tell, report, renewed }: SessionHost): ChatSession {
  /** What a token allows that is to take over; the one that speaks for the viewer still allows what it did. */
  let next: Partial<Viewer> = {};
  const room = new ChatRoom({
    maxReconnectAttempts: Infinity,
    async tokenProvider() {
      const token = await fetchToken();
      if (room.state === 'connected') next = readViewer(token);
      else store.setViewer(readViewer(token));
      return token;
    },
  });
  const pace = new Pace();
  const store = createChatStore(room, {
    schedule: (flush, paced) => pace.schedule(flush, paced),
    startTimer: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    onRequestError: (error) => tell(new IvsErrorEvent(error)),
  });
  const unlisten = [
    room.addListener('connecting', () => tell(new IvsConnectingEvent())),
    room.addListener('connect', () => tell(new IvsConnectEvent())),
    room.addListener('disconnect', (reason, error) => {
      if (error) report(error);
      tell(new IvsDisconnectEvent(reason));
    }),
    room.addListener('reconnect', ({ underWay, error }) => {
      if (!underWay) report(error);
    }),
    room.addListener('renew', () => {
      store.setViewer(next);
      renewed();
    }),
    room.addListener('message', (message) => tell(new IvsMessageEvent(message))),
    room.addListener('event', (event) => tell(new IvsEventEvent(event))),
    room.addListener('messageDelete', (event) => tell(new IvsMessageDeleteEvent(event))),
    room.addListener('userDisconnect', (event) => tell(new IvsUserDisconnectEvent(event))),
  ];
  return {
    store,
    stop() {
      for (const stopListening of unlisten) stopListening();
      store.stop();
      pace.stop();
    },
  };
}

/** What an answer says of the viewer; a field that is missing changes nothing. */
function readViewer({ userId, capabilities, attributes, maximumMessageLength }: ChatToken): Partial<Viewer> {
  return {
    ...(userId && { userId }),
    ...(capabilities && { capabilities }),
    ...(attributes && { attributes }),
    ...(maximumMessageLength && { maximumMessageLength }),
  };
}
