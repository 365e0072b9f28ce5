import { chatErrorCodes } from '../protocol/codes.ts';
import { BASE_MS, backoffDelay } from './backoff.ts';
import type { ChatRoomOptions, RequestOptions } from './config.ts';
import { Connection, type ConnectionHost } from './connection.ts';
import { socketUrl } from './endpoint.ts';
import { broken, ChatClientError, ChatRequestError } from './errors.ts';
import type { AllListeners, ChatRoomListenerMap, Reconnect } from './events.ts';
import { readFrame, type Incoming } from './incoming.ts';
import { Listeners } from './listeners.ts';
import { logLevels, silentLogger, type ChatLogger, type ChatLogLevel } from './logger.ts';
import { hostPlatform } from './platform.ts';
import { RecentIds } from './recent-ids.ts';
import {
  newRequestId,
  serializeRequest,
  type ChatRequest,
  type DeleteMessageRequest,
  type DisconnectUserRequest,
  type SendMessageRequest,
} from './requests.ts';
import { handOverTime } from './session.ts';
import { stream, type Stream, type StreamOptions } from './streams.ts';
import type {
  ChatEvent,
  ChatMessage,
  ConnectionState,
  DeleteMessageEvent,
  DisconnectReason,
  DisconnectUserEvent,
} from './types.ts';

/** How long two connections run side by side at most, in milliseconds: by then the former one has delivered what it had. */
const OVERLAP_MS = 5_000;
/** The same, where the former one may be dead already. */
const OVERLAP_AFTER_WAKE_MS = 1_000;
/** How many frames of the next connection may wait for the former one. */
const MAX_HELD = 1_000;

/**
 * A room of Amazon IVS Chat, name for name like the `ChatRoom` of `amazon-ivs-chat-messaging`.
 *
 * What a failure means:
 *
 * | failure | then |
 * | --- | --- |
 * | close code 1000 | the service meant it: `serverDisconnect` |
 * | any other close, failed handshake, time-out | retry with a fresh token |
 * | something was sent and nothing at all came back within `requestTimeout` | the link is dead: retry |
 * | an ERROR frame 401 | the session is over: retry with a fresh token |
 * | the token provider fails | retry, unless the error says `retryable: false` |
 * | no token in the provider's answer, `regionOrUrl` of no known form, no socket made | the setup is wrong: give up |
 * | no network | wait until there is one; this is no attempt |
 * | the network is back, the page thaws or comes out of the back-forward cache | a fresh connection takes over |
 *
 * Before a session ends, the next connection is opened and takes over; see {@link handOverTime}. A take-over that
 * fails is tried again while the former connection lives; when that one ends, the failure is one like any other.
 */
export class ChatRoom {
  /** Names this room in logs. */
  id: string;
  /** How often to try again after a failure; the first attempt after an open connection broke does not count. */
  maxReconnectAttempts: number;
  /** Where to log; nowhere by default. */
  logger: ChatLogger = silentLogger;
  /** From which level on to log. */
  logLevel: ChatLogLevel = 'debug';

  readonly #host: ConnectionHost;
  readonly #listeners = new Listeners<AllListeners>((error) =>
    this.#host.platform.startTimer(() => {
      throw error;
    }, 0),
  );
  readonly #recentIds = new RecentIds();
  #spread: number;
  #state: ConnectionState = 'disconnected';
  #reconnect: Reconnect | undefined;
  /** The connection that speaks for the room. */
  #current: Connection | undefined;
  /** The one that is to take over. */
  #next: Connection | undefined;
  /** The one that was taken over from, until it owes no answer. */
  #former: Connection | undefined;
  #overlap = OVERLAP_MS;
  /** What the next one delivered, until the current one has delivered the first of it. */
  #held: Incoming[] = [];
  /** Take-overs that failed since a connection was last opened. */
  #failedTakeOvers = 0;
  /** Attempts that do not count: one, once a connection was open, as with the official client. */
  #uncounted = 0;
  #cancelTimer: () => void = () => {};
  #stopWaking!: () => void;

  /** @throws ChatClientError `invalidOption` where an option is missing or has the wrong form */
  constructor({
    regionOrUrl,
    tokenProvider,
    maxReconnectAttempts = 3,
    id,
    requestTimeout = 10_000,
    reconnectSpread = BASE_MS,
    platform = hostPlatform,
  }: ChatRoomOptions) {
    if (regionOrUrl !== undefined) socketUrl(regionOrUrl);
    if (typeof tokenProvider !== 'function')
      throw new ChatClientError('invalidOption', 'tokenProvider is no function: give one.', false);
    this.#spread = reconnectSpread;
    this.#host = {
      platform,
      // One that throws at once is told of later, like any other.
      tokenProvider: async () => tokenProvider(),
      regionOrUrl,
      requestTimeout,
      onOpen: (link) => this.#opened(link),
      onFrame: (link, data) => this.#receive(link, data),
      onEnd: (link, reason, error) => this.#ended(link, reason, error),
    };
    this.maxReconnectAttempts = maxReconnectAttempts;
    this.id = id ?? newRequestId();
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
    if (this.#isWaiting) return this.#open();
    if (this.#state !== 'disconnected')
      throw new ChatClientError('invalidOption', `State must be "disconnected" but is "${this.#state}".`, false);
    this.#stopWaking = this.#host.platform.onWake(() => this.renew());
    this.#enter('connecting');
    // A listener may have ended it, and begun anew.
    if (this.state === 'connecting' && !this.#current) this.#open();
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
   * @throws ChatClientError at once: `invalidOption` where the request cannot be written, `notConnected`, `duplicateRequest`
   * @throws ChatClientError by the promise: `requestRefused` (a {@link ChatRequestError}), `requestTimeout`,
   * `connectionLost`, `aborted`
   */
  sendMessage(request: SendMessageRequest, options?: RequestOptions): Promise<ChatMessage> {
    return this.#request('message', request, options);
  }

  /** Deletes a message for everybody. Throws like {@link sendMessage}. */
  deleteMessage(request: DeleteMessageRequest, options?: RequestOptions): Promise<DeleteMessageEvent> {
    return this.#request('messageDelete', request, options);
  }

  /** Ends every connection of a user. Throws like {@link sendMessage}. */
  disconnectUser(request: DisconnectUserRequest, options?: RequestOptions): Promise<DisconnectUserEvent> {
    return this.#request('userDisconnect', request, options);
  }

  /** Messages, as a {@link stream}. */
  messages(options?: StreamOptions): Stream<ChatMessage> {
    return this.stream('message', options);
  }

  /** Events of the application, as a {@link stream}. */
  events(options?: StreamOptions): Stream<ChatEvent> {
    return this.stream('event', options);
  }

  /**
   * What listeners of a name are told, for `for await`: through reconnects, until the room is disconnected for good,
   * the signal aborts, or the loop is left.
   */
  stream<Name extends 'message' | 'event' | 'messageDelete' | 'userDisconnect'>(
    name: Name,
    options?: StreamOptions,
  ): Stream<Parameters<ChatRoomListenerMap[Name]>[0]> {
    return stream((push, end) => {
      const stop = [this.addListener(name, push as never), this.addListener('disconnect', end)];
      return () => stop.forEach((remove) => remove());
    }, options);
  }

  #request<Answer>(type: Incoming['type'], request: ChatRequest, { signal }: RequestOptions = {}): Promise<Answer> {
    const text = serializeRequest(request);
    const { requestId } = request;
    if (this.#state !== 'connected')
      throw new ChatClientError('notConnected', 'Room is not connected: wait for "connect".', true);
    const link = this.#current!;
    const aborted = new ChatClientError('aborted', 'The signal ended the wait.', false);
    if (signal?.aborted) return Promise.reject(aborted);
    const answer = link.request<Answer>(requestId, type, text);
    const abort = (): void => link.pending.reject(requestId, aborted);
    signal?.addEventListener('abort', abort);
    return answer.finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Opens the connection of a room that has none. */
  #open(): void {
    this.#cancelTimer();
    this.#current = new Connection(this.#host);
    void this.#current.start();
    if (this.#reconnect) this.#mend({ ...this.#reconnect, underWay: true });
  }

  #opened(link: Connection): void {
    this.#failedTakeOvers = 0;
    this.#uncounted = 1;
    if (link === this.#next) return this.#startTimer(() => this.#takeOver(), this.#overlap);
    this.#reconnect = undefined;
    this.#scheduleTakeOver(link);
    this.#enter('connected');
  }

  #scheduleTakeOver({ token, tokenAt }: Connection): void {
    this.#cancelTimer();
    const time = handOverTime(token!, tokenAt, this.#host.platform.random());
    if (time) this.#startTimer(() => this.#openNext(), time - this.#host.platform.now());
  }

  /** Opens the connection that is to take over. */
  #openNext(overlap = OVERLAP_MS): void {
    this.#cancelTimer();
    this.#overlap = overlap;
    this.#next = new Connection(this.#host);
    void this.#next.start();
  }

  /** The next connection speaks for the room from here on. */
  #takeOver(): void {
    const link = this.#next;
    if (!link) return;
    this.#former?.close();
    this.#former = this.#current!;
    this.#former.retire();
    this.#current = link;
    this.#next = undefined;
    this.#scheduleTakeOver(link);
    for (const frame of this.#held.splice(0)) if (this.#current === link) this.#deliver(frame);
    if (this.#current === link) this.#listeners.emit('renew');
  }

  #receive(link: Connection, data: unknown): void {
    let frame: Incoming;
    try {
      frame = readFrame(data);
    } catch (error) {
      // The message of a SyntaxError quotes the text that it could not read.
      return this.#log('error', 'skipped', error instanceof SyntaxError ? 'not JSON' : error);
    }
    this.#log('debug', frame.type);
    if (frame.type === 'error') {
      this.#log('error', 'refused', frame.value.errorCode);
      link.pending.reject(frame.value.requestId, new ChatRequestError(frame.value));
      if (frame.value.errorCode === chatErrorCodes.unauthorized) link.end(broken('The session is over'));
      return;
    }
    link.pending.resolve(frame);
    if (link === this.#next) {
      this.#held.push(frame);
      // The former connection is ahead: it has delivered what the next one begins with.
      if (this.#recentIds.has(frame.value.id) || this.#held.length > MAX_HELD) this.#takeOver();
    } else if (link === this.#current) {
      this.#deliver(frame);
      // The former connection has come to where the next one began: all before this is delivered.
      if (this.#held[0]?.value.id === frame.value.id) this.#takeOver();
    }
  }

  /** Tells listeners, once for each id. */
  #deliver(frame: Incoming): void {
    const { type, value } = frame;
    if (!this.#recentIds.add(value.id)) return;
    // What the former connection was asked may be answered here.
    this.#former?.pending.resolve(frame);
    // The type of the value follows the name, which the compiler cannot see over a union.
    this.#listeners.emit(type as 'message', value as ChatMessage);
  }

  #ended(link: Connection, reason: DisconnectReason, error?: ChatClientError): void {
    if (link !== this.#current && link !== this.#next) return;
    this.#spread = link.token?.reconnectSpread ?? this.#spread;
    if (!error) return this.#end(reason);
    this.#log('error', 'failed', error.code);
    if (link === this.#next) {
      this.#next = undefined;
      // Where no further attempt will help, the current connection goes on for as long as it may.
      if (error.retryable)
        this.#startTimer(() => this.#openNext(), this.#delay(++this.#failedTakeOvers, error, BASE_MS));
    } else if (this.#next?.isOpen) {
      this.#takeOver();
    } else if (this.#next) {
      // The next connection is on its way: it is the attempt that mends this.
      this.#current = this.#next;
      this.#next = undefined;
      this.#mend({ attempt: 1, underWay: true, retryAt: undefined, error });
    } else this.#fail(error, reason);
  }

  /** A failure that may be mended: waits and tries again, or gives up. */
  #fail(error: ChatClientError, reason: DisconnectReason): void {
    const attempt = (this.#reconnect?.attempt ?? 0) + 1;
    if (!error.retryable || attempt > this.maxReconnectAttempts + this.#uncounted) return this.#end(reason, error);
    this.#drop();
    // To wait for the network is no attempt.
    const offline = this.#host.platform.isOffline();
    const delay = this.#delay(attempt, error, this.#spread);
    if (!offline) this.#startTimer(() => this.#open(), delay);
    const retryAt = offline ? undefined : this.#host.platform.now() + delay;
    this.#mend({ attempt: offline ? attempt - 1 : attempt, underWay: false, retryAt, error });
  }

  /** Tells that the connection is being mended. A listener may end it all in the middle. */
  #mend(reconnect: Reconnect): void {
    this.#reconnect = reconnect;
    this.#enter('connecting');
    if (this.#reconnect !== reconnect) return;
    this.#log('info', 'reconnect');
    this.#listeners.emit('reconnect', reconnect);
  }

  get #isWaiting(): boolean {
    return this.#reconnect?.underWay === false;
  }

  #delay(attempt: number, { retryAfter }: ChatClientError, spread: number): number {
    return (retryAfter ?? 0) + backoffDelay(attempt, this.#host.platform.random(), spread);
  }

  /**
   * Opens a connection with a fresh token, which takes over without a gap; what waits for its next attempt starts. For a
   * viewer who may do more now than their token says; the room does it by itself whenever links may have died unnoticed.
   */
  renew(): void {
    if (this.#isWaiting) return this.#open();
    // A next one that is on its way is fresh; one that is open may have died like the current one.
    if (this.#next?.isOpen) this.#takeOver();
    // A listener that heard of it may have ended it all, or asked for a next one itself.
    if (this.#state === 'connected' && !this.#next) this.#openNext(OVERLAP_AFTER_WAKE_MS);
  }

  #end(reason: DisconnectReason, error?: ChatClientError): void {
    this.#drop();
    this.#stopWaking();
    this.#reconnect = undefined;
    this.#uncounted = 0;
    this.#state = 'disconnected';
    this.#log('info', 'disconnected', reason);
    this.#listeners.emit('disconnect', reason, error);
  }

  /** Leaves no connection and no timer behind. */
  #drop(): void {
    this.#cancelTimer();
    for (const link of [this.#former, this.#current, this.#next]) link?.close();
    this.#former = this.#current = this.#next = undefined;
    this.#held = [];
  }

  #enter(state: 'connecting' | 'connected'): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#log('info', state);
    this.#listeners.emit(state === 'connected' ? 'connect' : state);
  }

  #startTimer(callback: () => void, ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#host.platform.startTimer(callback, ms);
  }

  #log(level: ChatLogLevel, message: string, ...args: unknown[]): void {
    if (logLevels[level] >= logLevels[this.logLevel]) this.logger[level](`room ${this.id}: ${message}`, ...args);
  }
}
