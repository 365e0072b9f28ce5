import type { ChatRoom } from '../client/chat-room.ts';
import { ChatClientError } from '../client/errors.ts';
import { DeleteMessageRequest, DisconnectUserRequest, SendMessageRequest } from '../client/requests.ts';
import type { Attributes, Capability } from '../protocol/frames.ts';
import { limits } from '../protocol/limits.ts';
import {
  changeMessage,
  insertMessage,
  isUnsent,
  removeMessage,
  trim,
  type Entry,
  type MessageEntry,
} from './entries.ts';
import { readSender, type Sender } from './senders.ts';
import { readStatus, type ChatStatus } from './status.ts';

/** What the store needs of a room. */
export type ChatSource = Pick<
  ChatRoom,
  'state' | 'reconnect' | 'connect' | 'disconnect' | 'addListener' | 'sendMessage' | 'deleteMessage' | 'disconnectUser'
>;

/** Who looks at the chat, as far as the backend told. */
export interface Viewer {
  userId?: string;
  /** `undefined`: not told; then writing is tried, and moderation is not offered. */
  capabilities?: readonly Capability[];
  /** In code points. */
  maximumMessageLength: number;
}

/** A moderation request that was refused or lost. */
export interface Problem {
  action: 'delete' | 'disconnect';
  error: ChatClientError;
}

/** The chat at one moment. Objects in it are never changed, only replaced. */
export interface ChatState {
  status: ChatStatus;
  viewer: Viewer;
  entries: readonly Entry[];
  /** Messages received since the start; counts on when old entries are dropped. */
  received: number;
  problem: Problem | undefined;
  /** A message that was not sent, handed back to be written anew. */
  returned: { content: string; error: ChatClientError | undefined } | undefined;
}

/** How a message that was sent ended. */
export type SendOutcome = { sent: true } | { sent: false; key: string; error: ChatClientError };

/** What the chat looks like now, and what can be done in it. */
export interface ChatStore {
  getState(): ChatState;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  /** Takes over what the backend said of the viewer. */
  setViewer(viewer: Partial<Viewer>): void;
  /** Whether the viewer may; `undefined` capabilities allow only to write. */
  allows(capability: Capability): boolean;
  /** The reader has scrolled up: old entries stay for longer, so that nothing moves. */
  hold(held: boolean): void;
  /** Connects, or ends the wait before the next attempt; nothing happens while neither is called for. */
  connect(): void;
  /** Ends the connection; what was received stays. */
  disconnect(): void;
  /** Shows the message as pending, sends it, and says how it ended; never rejects. */
  send(content: string, attributes?: Attributes): Promise<SendOutcome>;
  /** Sends a failed message again, as the newest. */
  retry(key: string): void;
  /** Takes a failed message out and hands it back as {@link ChatState.returned}. */
  edit(key: string): void;
  /** Takes over what was handed back; nobody else will. */
  takeReturned(): ChatState['returned'];
  /** Takes a failed message out. */
  discard(key: string): void;
  deleteMessage(id: string, reason?: string): Promise<void>;
  disconnectUser(userId: string, reason?: string): Promise<void>;
  dismissProblem(): void;
  /** Ends the connection and everything that the store began. */
  stop(): void;
}

/** So soon after its event does the close of a disconnected user follow, in milliseconds. */
const REMOVAL_MS = 5_000;

/**
 * Makes a store over a room.
 *
 * @param source - a `ChatRoom`, or what behaves like one
 * @param schedule - calls back when subscribers should be told; once a frame in a page
 * @param onRequestError - is told of each request that was refused or lost
 */
export function createChatStore(
  source: ChatSource,
  schedule: (flush: () => void) => void,
  onRequestError: (error: ChatClientError) => void = () => {},
): ChatStore {
  let state: ChatState = {
    status: readStatus(source),
    viewer: { maximumMessageLength: limits.messageLength },
    entries: [],
    received: 0,
    problem: undefined,
    returned: undefined,
  };
  let held = false;
  let scheduled = false;
  let stopped = false;
  /** Why the viewer was disconnected, between the event and the close that follows it at once. */
  let removal: { reason: string | undefined; at: number } | undefined;
  const subscribers = new Set<() => void>();

  function update(change: Partial<ChatState>): void {
    state = { ...state, ...change };
    if (scheduled || stopped) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      for (const subscriber of [...subscribers]) subscriber();
    });
  }

  const setEntries = (entries: readonly Entry[]): void => update({ entries: trim(entries, held) });
  const setStatus = (status: ChatStatus): void => update({ status });
  const followRoom = (): void => setStatus(readStatus(source));

  const unlisten = [
    source.addListener('connecting', followRoom),
    source.addListener('connect', () => {
      removal = undefined;
      followRoom();
    }),
    source.addListener('reconnect', followRoom),
    source.addListener('disconnect', (reason, error) => {
      if (reason === 'serverDisconnect' && removal && Date.now() - removal.at < REMOVAL_MS)
        setStatus({ kind: 'removed', reason: removal.reason });
      else if (error) setStatus({ kind: 'failed', error });
      else setStatus({ kind: 'ended' });
    }),
    source.addListener('message', (message) => {
      const sender = readSender(message.sender.userId, message.sender.attributes);
      const entries = insertMessage(state.entries, message, sender, state.viewer.userId);
      update({ received: state.received + 1, entries: trim(entries, held) });
    }),
    source.addListener('messageDelete', ({ messageId }) => setEntries(removeMessage(state.entries, { id: messageId }))),
    source.addListener('userDisconnect', ({ id, userId, reason, sendTime }) => {
      // Where the viewer's id is not known, the close that follows tells whether they were meant.
      if (userId === (state.viewer.userId ?? userId)) removal = { reason, at: Date.now() };
      else if (store.allows('DISCONNECT_USER'))
        setEntries([
          ...state.entries,
          {
            kind: 'notice',
            key: id,
            notice: 'userDisconnected',
            name: nameOf(userId),
            reason,
            time: sendTime.getTime(),
          },
        ]);
    }),
  ];

  const messagesBy = (userId: string): MessageEntry | undefined =>
    state.entries.findLast(
      (entry): entry is MessageEntry => entry.kind === 'message' && entry.sender.userId === userId,
    );
  const nameOf = (userId: string): string => (messagesBy(userId)?.sender ?? readSender(userId)).name;

  /** The viewer as others see them: their last message tells, before that only the user id is known. */
  function self(): Sender {
    const userId = state.viewer.userId ?? '';
    return messagesBy(userId)?.sender ?? readSender(userId);
  }

  async function submit(request: SendMessageRequest): Promise<SendOutcome> {
    const key = request.requestId;
    try {
      const { sender } = await source.sendMessage(request);
      if (state.viewer.userId === undefined) store.setViewer({ userId: sender.userId });
      return { sent: true };
    } catch (cause) {
      const error = asClientError(cause);
      // It may have come over another link than the one that was asked.
      if (!state.entries.some((entry) => entry.key === key && isUnsent(entry))) return { sent: true };
      onRequestError(error);
      setEntries(changeMessage(state.entries, { key }, { state: 'failed', error }));
      return { sent: false, key, error };
    }
  }

  const findFailed = (key: string): MessageEntry | undefined =>
    state.entries.find(
      (entry): entry is MessageEntry => entry.key === key && entry.kind === 'message' && entry.state === 'failed',
    );

  async function moderate(action: Problem['action'], request: () => Promise<unknown>): Promise<boolean> {
    try {
      await request();
      return true;
    } catch (cause) {
      const error = asClientError(cause);
      onRequestError(error);
      update({ problem: { action, error } });
      return false;
    }
  }

  const store: ChatStore = {
    getState: () => state,
    subscribe(listener) {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    setViewer: (viewer) => update({ viewer: { ...state.viewer, ...viewer } }),
    allows(capability) {
      const { capabilities } = state.viewer;
      return capabilities ? capabilities.includes(capability) : capability === 'SEND_MESSAGE';
    },
    hold(next) {
      held = next;
      if (!held) setEntries(state.entries);
    },
    connect() {
      const possible = source.state === 'disconnected' || source.reconnect?.underWay === false;
      if (possible && !stopped) source.connect();
    },
    disconnect: () => source.disconnect(),
    send(content, attributes) {
      const request = new SendMessageRequest(content, attributes);
      const entry: MessageEntry = {
        kind: 'message',
        key: request.requestId,
        id: undefined,
        sender: self(),
        content,
        attributes,
        time: Date.now(),
        own: true,
        state: 'pending',
      };
      setEntries([...state.entries, entry]);
      return submit(request);
    },
    retry(key) {
      const entry = findFailed(key);
      if (!entry) return;
      store.discard(key);
      void store.send(entry.content, entry.attributes);
    },
    edit(key) {
      const entry = findFailed(key);
      if (!entry) return;
      store.discard(key);
      update({ returned: { content: entry.content, error: entry.error } });
    },
    takeReturned() {
      const { returned } = state;
      if (returned) update({ returned: undefined });
      return returned;
    },
    discard: (key) => setEntries(removeMessage(state.entries, { key })),
    async deleteMessage(id, reason) {
      setEntries(changeMessage(state.entries, { id }, { state: 'deleting' }));
      const deleted = await moderate('delete', () => source.deleteMessage(new DeleteMessageRequest(id, reason)));
      if (!deleted) setEntries(changeMessage(state.entries, { id }, { state: 'sent' }));
    },
    async disconnectUser(userId, reason) {
      await moderate('disconnect', () => source.disconnectUser(new DisconnectUserRequest(userId, reason)));
    },
    dismissProblem: () => update({ problem: undefined }),
    stop() {
      stopped = true;
      for (const stopListening of unlisten) stopListening();
      subscribers.clear();
      source.disconnect();
    },
  };
  return store;
}

/** What a source throws; one of another make than ours becomes a failure that may be tried again. */
const asClientError = (cause: unknown): ChatClientError =>
  cause instanceof ChatClientError ? cause : new ChatClientError('connectionLost', String(cause), true, cause);
