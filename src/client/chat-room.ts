import { chatErrorCodes, CLOSE_NORMAL } from '../protocol/codes.ts';
import { backoffDelay } from './backoff.ts';
import { Connection } from './connection.ts';
import { socketUrl } from './endpoint.ts';
import { ChatClientError, ChatRequestError } from './errors.ts';
import { readFrame, type Incoming } from './incoming.ts';
import { Listeners } from './listeners.ts';
import { logLevels, type ChatLogger, type ChatLogLevel } from './logger.ts';
import { PendingRequests } from './pending-requests.ts';
import { hostPlatform, type Platform } from './platform.ts';
import {
  serializeRequest,
  type ChatRequest,
  type DeleteMessageRequest,
  type DisconnectUserRequest,
  type SendMessageRequest,
} from './requests.ts';
import type {
  ChatEvent,
  ChatMessage,
  ChatTokenProvider,
  ConnectionState,
  DeleteMessageEvent,
  DisconnectReason,
  DisconnectUserEvent,
} from './types.ts';

/** How long one attempt may take, token and handshake together, in milliseconds. */
const CONNECT_TIMEOUT_MS = 15_000;

/** Options of a {@link ChatRoom}. */
export interface ChatRoomConfig {
  /** A region (`us-west-2`) or a `ws://` or `wss://` URL. */
  regionOrUrl: string;
  /** Fetches a fresh token from your backend. An error whose `retryable` is `false` ends the attempts. */
  tokenProvider: ChatTokenProvider;
  /** How often to try again after a failure; 3 by default, `Infinity` allowed. */
  maxReconnectAttempts?: number;
  /** A name for this room in logs; made up by default. */
  id?: string;
  /** How long a request may wait for its answer, in milliseconds; 10,000 by default. */
  requestTimeout?: number;
  /** Sockets, timers, clock and chance; those of the host by default. */
  platform?: Platform;
}

/** What the constructor takes: without `regionOrUrl`, the token provider's answer has to tell where to connect. */
export type ChatRoomOptions = Omit<ChatRoomConfig, 'regionOrUrl'> & Partial<Pick<ChatRoomConfig, 'regionOrUrl'>>;

/** A connection that is being mended. */
export interface Reconnect {
  /** 1 for the first attempt after the failure. */
  attempt: number;
  /** When the attempt starts, in milliseconds since 1970; `undefined` once it is under way. */
  retryAt: number | undefined;
  /** What went wrong. */
  error: ChatClientError;
}

/** The official client's events. */
export interface ChatRoomListenerMap {
  connecting: () => unknown;
  connect: () => unknown;
  /** `error` is an addition of this project: what ended the room, where something did. */
  disconnect: (reason: DisconnectReason, error?: ChatClientError) => unknown;
  message: (message: ChatMessage) => unknown;
  event: (event: ChatEvent) => unknown;
  messageDelete: (event: DeleteMessageEvent) => unknown;
  userDisconnect: (event: DisconnectUserEvent) => unknown;
}

/** Events that the official client does not have. */
export interface ChatRoomExtraListenerMap {
  /** A connection broke or could not be opened, or the attempt to mend it begins. */
  reconnect: (reconnect: Reconnect) => unknown;
}

type AllListeners = ChatRoomListenerMap & ChatRoomExtraListenerMap;

/**
 * A room of Amazon IVS Chat, name for name like the `ChatRoom` of `amazon-ivs-chat-messaging`.
 *
 * What a failure means:
 *
 * | failure | then |
 * | --- | --- |
 * | close code 1000 | the service meant it: `serverDisconnect` |
 * | any other close, failed handshake, time-out | retry with a fresh token |
 * | an ERROR frame 401 | the session is over: retry with a fresh token |
 * | the token provider fails | retry, unless the error says `retryable: false` |
 * | no token in the provider's answer, `regionOrUrl` of no known form | the setup is wrong: give up |
 */
export class ChatRoom {
  /** Names this room in logs. */
  readonly id: string;
  /** How often to try again after a failure. */
  maxReconnectAttempts: number;
  /** Where to log; nothing is logged while it is `undefined`. */
  logger: ChatLogger | undefined;
  /** From which level on to log. */
  logLevel: ChatLogLevel = 'info';

  readonly #regionOrUrl: string | undefined;
  readonly #tokenProvider: ChatTokenProvider;
  readonly #platform: Platform;
  readonly #pending: PendingRequests;
  readonly #listeners = new Listeners<AllListeners>((error) => this.#log('error', 'a listener threw', error));
  #state: ConnectionState = 'disconnected';
  #reconnect: Reconnect | undefined;
  #connection: Connection | undefined;
  /** Changes with each attempt, so that what a former one still delivers is not taken for the present one's. */
  #attempt: object | undefined;
  #cancelTimer: () => void = () => {};

  /** @throws ChatClientError `invalidOption` where an option is missing or has the wrong form */
  constructor({
    regionOrUrl,
    tokenProvider,
    maxReconnectAttempts = 3,
    id,
    requestTimeout = 10_000,
    platform = hostPlatform,
  }: ChatRoomOptions) {
    if (regionOrUrl !== undefined) socketUrl(regionOrUrl);
    if (typeof tokenProvider !== 'function')
      throw new ChatClientError('invalidOption', 'tokenProvider is no function: give one that fetches a token.', false);
    this.#regionOrUrl = regionOrUrl;
    this.#tokenProvider = tokenProvider;
    this.#platform = platform;
    this.#pending = new PendingRequests(platform, requestTimeout);
    this.maxReconnectAttempts = maxReconnectAttempts;
    this.id = id ?? platform.random().toString(36).slice(2);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The connection that is being mended; `undefined` while there is nothing to mend. */
  get reconnect(): Reconnect | undefined {
    return this.#reconnect;
  }

  /**
   * Opens the connection. While the room waits before an attempt, the attempt starts at once.
   *
   * @throws ChatClientError `invalidOption` where an attempt is under way or the room is connected
   */
  connect(): void {
    if (this.#reconnect?.retryAt !== undefined) return this.#open();
    if (this.#state !== 'disconnected')
      throw new ChatClientError('invalidOption', `State must be "disconnected" but is "${this.#state}".`, false);
    this.#enter('connecting');
    this.#open();
  }

  /** Closes the connection, or ends the attempts to open one. */
  disconnect(): void {
    if (this.#state !== 'disconnected') this.#end('clientDisconnect');
  }

  /**
   * @param name - of the event
   * @returns a function that removes the listener again
   */
  addListener<Name extends keyof AllListeners>(name: Name, listener: AllListeners[Name]): () => void {
    return this.#listeners.add(name, listener);
  }

  removeListener<Name extends keyof AllListeners>(name: Name, listener: AllListeners[Name]): void {
    this.#listeners.remove(name, listener);
  }

  /**
   * Sends a message to the room.
   *
   * @returns the message as the room received it
   * @throws ChatClientError at once: `notConnected`, `duplicateRequest`
   * @throws ChatClientError by the promise: `requestRefused` (a {@link ChatRequestError}), `requestTimeout`, `connectionLost`
   */
  sendMessage(request: SendMessageRequest): Promise<ChatMessage> {
    return this.#request(request);
  }

  /** Deletes a message for everybody. Throws like {@link sendMessage}. */
  deleteMessage(request: DeleteMessageRequest): Promise<DeleteMessageEvent> {
    return this.#request(request);
  }

  /** Ends every connection of a user. Throws like {@link sendMessage}. */
  disconnectUser(request: DisconnectUserRequest): Promise<DisconnectUserEvent> {
    return this.#request(request);
  }

  #request<Answer>(request: ChatRequest): Promise<Answer> {
    if (this.#state !== 'connected' || !this.#connection)
      throw new ChatClientError('notConnected', 'Room is not connected: wait for its "connect" event.', true);
    if (this.#pending.has(request.requestId))
      throw new ChatClientError('duplicateRequest', 'This requestId is still waiting: make a new request.', false);
    const text = serializeRequest(request);
    const answer = this.#pending.add<Answer>(request.requestId);
    this.#connection.send(text);
    return answer;
  }

  #open(): void {
    const attempt = (this.#attempt = {});
    if (this.#reconnect) this.#tellReconnect({ ...this.#reconnect, retryAt: undefined });
    this.#startTimer(() => this.#fail(lost('Connecting took longer than 15 s')), CONNECT_TIMEOUT_MS);
    void this.#fetchToken().then(
      ({ token, regionOrUrl }) => {
        if (attempt === this.#attempt) this.#connect(token, regionOrUrl ?? this.#regionOrUrl ?? '');
      },
      (error: unknown) => {
        if (attempt === this.#attempt) this.#fail(asTokenError(error), 'fetchTokenError');
      },
    );
  }

  async #fetchToken(): Promise<{ token: string; regionOrUrl?: string }> {
    const answer: unknown = await this.#tokenProvider();
    const { token, regionOrUrl } = Object(answer) as { token?: unknown; regionOrUrl?: unknown };
    if (typeof token !== 'string' || !token)
      throw new ChatClientError('tokenInvalid', 'tokenProvider gave no token: return {token: "…"}.', false);
    return typeof regionOrUrl === 'string' && regionOrUrl ? { token, regionOrUrl } : { token };
  }

  #connect(token: string, regionOrUrl: string): void {
    try {
      this.#connection = new Connection(this.#platform, socketUrl(regionOrUrl), token, {
        onOpen: () => {
          this.#cancelTimer();
          this.#reconnect = undefined;
          this.#enter('connected');
        },
        onFrame: (data) => this.#receive(data),
        onClose: (code) => {
          this.#connection = undefined;
          if (code === CLOSE_NORMAL) this.#end('serverDisconnect');
          else this.#fail(lost(this.#state === 'connected' ? 'The connection broke' : 'The connection was not opened'));
        },
      });
    } catch (error) {
      // The constructor of a WebSocket throws at a URL or a token of the wrong form: no further attempt will mend that.
      const { message } = error as Error;
      this.#fail(new ChatClientError('invalidOption', `The connection could not be made: ${message}`, false, error));
    }
  }

  #receive(data: unknown): void {
    let frame: Incoming;
    try {
      frame = readFrame(data);
    } catch (error) {
      // The message of a SyntaxError quotes the text that it could not read.
      return this.#log('error', 'a frame was skipped', error instanceof SyntaxError ? 'not JSON' : error);
    }
    const { requestId } = frame.value;
    if (frame.type !== 'error') {
      this.#pending.resolve(requestId, frame.value);
      // The type of the value follows the name, which the compiler cannot see over a union.
      this.#listeners.emit(frame.type as 'message', frame.value as ChatMessage);
      return;
    }
    this.#pending.reject(requestId, new ChatRequestError(frame.value));
    if (frame.value.errorCode === chatErrorCodes.unauthorized) this.#fail(lost('The session is over'));
  }

  /** A failure that may be mended: waits and tries again, or gives up. */
  #fail(error: ChatClientError, reason: DisconnectReason = 'socketError'): void {
    const attempt = (this.#reconnect?.attempt ?? 0) + 1;
    if (!error.retryable || attempt > this.maxReconnectAttempts) return this.#end(reason, error);
    this.#drop();
    this.#enter('connecting');
    const delay = backoffDelay(attempt, this.#platform.random());
    this.#startTimer(() => this.#open(), delay);
    this.#log('info', `attempt ${attempt} in ${Math.round(delay)} ms`, error.code);
    this.#tellReconnect({ attempt, retryAt: this.#platform.now() + delay, error });
  }

  #end(reason: DisconnectReason, error?: ChatClientError): void {
    this.#drop();
    this.#reconnect = undefined;
    this.#state = 'disconnected';
    this.#log('info', 'disconnected', reason);
    this.#listeners.emit('disconnect', reason, error);
  }

  /** Leaves nothing of the present attempt or connection behind. */
  #drop(): void {
    this.#attempt = undefined;
    this.#cancelTimer();
    this.#connection?.close();
    this.#connection = undefined;
    this.#pending.rejectAll(
      new ChatClientError(
        'connectionLost',
        'The connection ended before the answer: check the room, then retry.',
        true,
      ),
    );
  }

  #enter(state: 'connecting' | 'connected'): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#log('info', state);
    this.#listeners.emit(state === 'connected' ? 'connect' : state);
  }

  #tellReconnect(reconnect: Reconnect): void {
    this.#reconnect = reconnect;
    this.#listeners.emit('reconnect', reconnect);
  }

  #startTimer(callback: () => void, ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#platform.startTimer(callback, ms);
  }

  #log(level: ChatLogLevel, message: string, ...args: unknown[]): void {
    if (logLevels.indexOf(level) >= logLevels.indexOf(this.logLevel))
      this.logger?.[level](`room ${this.id}: ${message}`, ...args);
  }
}

const lost = (what: string): ChatClientError =>
  new ChatClientError('socketError', `${what}: check the network, the region or URL, and the token.`, true);

/** Whatever a token provider throws; one of another make is retried unless it says otherwise. */
function asTokenError(error: unknown): ChatClientError {
  if (error instanceof ChatClientError) return error;
  const { message, retryable } = Object(error) as { message?: unknown; retryable?: unknown };
  return new ChatClientError(
    'tokenUnreachable',
    `tokenProvider failed: ${String(message ?? error)}`,
    retryable !== false,
    error,
  );
}
