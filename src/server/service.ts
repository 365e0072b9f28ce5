import { chatErrorCodes, CLOSE_NORMAL, CLOSE_SESSION_EXPIRED } from '../protocol/codes.ts';
import type { CreateChatTokenInput, CreateChatTokenOutput } from '../protocol/control.ts';
import {
  systemEvents,
  type ActionFrame,
  type Attributes,
  type SendMessageAction,
  type ServiceFrame,
} from '../protocol/frames.ts';
import { limits, TOKEN_MS } from '../protocol/limits.ts';
import { readAction } from './actions.ts';
import type { Bus, Publication, PublishedAction } from './bus.ts';
import { ServiceError } from './errors.ts';
import type { Faults } from './faults.ts';
import { newId } from './ids.ts';
import type { ChatLog } from './logging/chat-log.ts';
import type { Metrics } from './metrics.ts';
import { CallRates, type Quotas } from './quotas.ts';
import { RateLimit } from './rate-limit.ts';
import type { RecentErrors } from './recent-errors.ts';
import type { Resources, Room } from './resources.ts';
import type { Reviewer } from './review-handler.ts';
import type { Claims, Tokens } from './tokens.ts';

/** The little of a socket that the service knows. */
export interface ServiceSocket {
  /** Address of the other end. */
  readonly ip: string;
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Ends it without a word, as a network does. */
  cut(): void;
}

/** A connection as its carrier sees it. */
export interface Session {
  /** Hands in one frame of the client. */
  receive(text: string): void;
  /** The socket is gone. */
  closed(): void;
}

interface Member {
  claims: Claims;
  socket: Omit<ServiceSocket, 'cut'>;
  rate: RateLimit;
  /** Messages under review, so that those of one sender keep their order. */
  reviews: Promise<void> | undefined;
}

interface OpenRoom {
  room: Room;
  members: Set<Member>;
  rate: RateLimit;
}

/** What the service is made of. */
export interface ServiceParts {
  resources: Resources;
  tokens: Tokens;
  quotas: Quotas;
  bus: Bus;
  metrics: Metrics;
  reviewer: Reviewer;
  log: ChatLog;
  faults: Faults;
  errors: RecentErrors;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Calls back after `ms` milliseconds of that clock; returns what cancels it. */
  startTimer: (callback: () => void, ms: number) => () => void;
}

/** Rates that hold over all rooms, by action. */
const accountRates = {
  SEND_MESSAGE: 'sendMessage',
  DELETE_MESSAGE: 'deleteMessage',
  DISCONNECT_USER: 'disconnectUser',
} as const satisfies Record<ActionFrame['Action'], keyof Quotas>;

/** Tokens, connections and what passes between them: the service without its wires. */
export class ChatService {
  readonly #parts: ServiceParts;
  readonly #rates: CallRates;
  /** Rooms with somebody in them. A room that was deleted stays here for as long. */
  readonly #open = new Map<string, OpenRoom>();
  #connections = 0;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.#rates = new CallRates(parts.now);
    parts.bus.subscribe((publication) => this.#deliver(publication));
  }

  /** Connections of a room. */
  connections(roomArn: string): number {
    return this.#open.get(roomArn)?.members.size ?? 0;
  }

  /** Connections of all rooms. */
  get allConnections(): number {
    return this.#connections;
  }

  /** A room was changed: who is in it is under its new rules from here on. */
  roomChanged(room: Room): void {
    const open = this.#open.get(room.arn);
    if (open) Object.assign(open, { room, rate: this.#rateOf(room) });
  }

  /** @throws ServiceError ResourceNotFoundException */
  createChatToken(input: CreateChatTokenInput): CreateChatTokenOutput {
    const { arn } = this.#parts.resources.room(input.roomIdentifier);
    const { userId, capabilities = [], attributes = {} } = input;
    const minutes = input.sessionDurationInMinutes ?? limits.sessionMinutes.default;
    const tokenExpires = this.#parts.now() + TOKEN_MS;
    const sessionExpires = this.#parts.now() + minutes * 60_000;
    const claims = { id: newId(), roomArn: arn, userId, capabilities, attributes, tokenExpires, sessionExpires };
    return {
      token: this.#parts.tokens.seal(claims),
      tokenExpirationTime: new Date(tokenExpires).toISOString(),
      sessionExpirationTime: new Date(sessionExpires).toISOString(),
    };
  }

  /** @returns the id of the event */
  sendEvent(roomIdentifier: string, EventName: string, attributes: Attributes): string {
    const room = this.#parts.resources.room(roomIdentifier);
    this.#parts.metrics.requested('SEND_EVENT');
    return this.#publishEvent(room, 'SEND_EVENT', EventName, attributes);
  }

  /** @returns the id of the event; there is no telling whether the message was there */
  deleteMessage(roomIdentifier: string, messageId: string, reason: string): string {
    const room = this.#parts.resources.room(roomIdentifier);
    this.#countAction('DELETE_MESSAGE');
    return this.#publishDeletion(room, messageId, reason);
  }

  /** Ends every connection of the user in the room. */
  disconnectUser(roomIdentifier: string, userId: string, reason: string): void {
    const room = this.#parts.resources.room(roomIdentifier);
    this.#countAction('DISCONNECT_USER');
    this.#publishDisconnection(room, userId, reason);
  }

  /**
   * Turns a token into the right to open one connection.
   *
   * @returns a function that takes the socket once it is open
   * @throws ServiceError 401, 403, 404 or 429, the status of the handshake
   */
  admit(token: string): (socket: ServiceSocket) => Session {
    const claims = this.#parts.tokens.redeem(token);
    this.#parts.faults.refuse('rejectTokens', claims);
    const room = this.#parts.resources.room(claims.roomArn);
    const { connections } = this.#parts.quotas;
    if (this.#connections >= connections)
      throw new ServiceError(429, 'ThrottlingException', `An account has at most ${connections} connections`);
    return (socket) => this.#join(claims, room, socket);
  }

  #join(claims: Claims, room: Room, wire: ServiceSocket): Session {
    const { now, startTimer, metrics, faults } = this.#parts;
    const endSession = (): void => {
      // The official client takes a clean close for the last word: it comes back for the frame, which no fault of the link delays.
      wire.send(errorText('', chatErrorCodes.unauthorized, 'The session is over: connect with a fresh token'));
      this.#putOut(open, member, CLOSE_SESSION_EXPIRED, 'Session expired');
    };
    const link = faults.link(claims, { send: wire.send, cut: wire.cut, endSession });
    const socket = { ip: wire.ip, send: link.send, close: wire.close };
    const open = this.#open.get(room.arn) ?? { room, members: new Set(), rate: this.#rateOf(room) };
    this.#open.set(room.arn, open);
    const rate = new RateLimit(limits.connectionRequestRate, now);
    const member: Member = { claims, socket, rate, reviews: undefined };
    open.members.add(member);
    this.#connections++;
    metrics.connected(1);
    const cancelEnd = startTimer(endSession, claims.sessionExpires - now());
    return {
      receive: (text) => {
        if (link.heard()) this.#receive(open, member, text);
      },
      closed: () => {
        link.gone();
        cancelEnd();
        this.#connections--;
        metrics.connected(-1);
        open.members.delete(member);
        if (!open.members.size && this.#open.get(room.arn) === open) this.#open.delete(room.arn);
      },
    };
  }

  #rateOf(room: Room): RateLimit {
    return new RateLimit(room.maximumMessageRatePerSecond, this.#parts.now);
  }

  #receive(open: OpenRoom, member: Member, text: string): void {
    // Who was disconnected may still have frames under way.
    if (!open.members.has(member)) return;
    const { capabilities } = member.claims;
    const read = readAction(text, capabilities, open.room.maximumMessageLength);
    try {
      if (!member.rate.take()) throw tooMany(`A connection may make ${limits.connectionRequestRate} requests a second`);
      if ('error' in read) throw read.error;
      this.#parts.faults.refuse('refuseActions', member.claims);
      const { action } = read;
      if (action.Action === 'SEND_MESSAGE' && !open.rate.take())
        throw tooMany(`The room takes ${open.room.maximumMessageRatePerSecond} messages a second`);
      this.#countAction(action.Action);
      this.#act(open, member, action);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      this.#refuse(member, read.RequestId, error.status, error.message);
    }
  }

  #refuse({ socket, claims }: Member, RequestId: string, ErrorCode: number, ErrorMessage: string): void {
    this.#parts.errors.add(`request of ${claims.userId}`, `${ErrorCode} ${ErrorMessage}`);
    socket.send(errorText(RequestId, ErrorCode, ErrorMessage));
  }

  #countAction(action: ActionFrame['Action']): void {
    const quota = accountRates[action];
    this.#rates.count(action, this.#parts.quotas[quota]);
    this.#parts.metrics.requested(action);
  }

  #act(open: OpenRoom, member: Member, action: ActionFrame): void {
    const { room } = open;
    switch (action.Action) {
      case 'SEND_MESSAGE':
        return this.#send(open, member, action);
      case 'DELETE_MESSAGE':
        this.#publishDeletion(room, action.Id, action.Reason, action.RequestId);
        return;
      case 'DISCONNECT_USER':
        this.#publishDisconnection(room, action.UserId, action.Reason, action.RequestId);
    }
  }

  /** At once where nobody reviews; otherwise after the review, and after the sender's messages before it. */
  #send(open: OpenRoom, member: Member, action: SendMessageAction): void {
    const handler = open.room.messageReviewHandler;
    const id = newId();
    if (!handler && !member.reviews) return this.#publishMessage(open.room, member, id, action);
    const review = handler
      ? this.#parts.reviewer.review(
          handler,
          {
            Content: action.Content,
            MessageId: id,
            RoomArn: open.room.arn,
            Attributes: action.Attributes,
            Sender: { UserId: member.claims.userId, Ip: member.socket.ip, Attributes: member.claims.attributes },
          },
          open.room.maximumMessageLength,
        )
      : Promise.resolve({ ReviewResult: 'ALLOW' as const, ...action });
    const reviews: Promise<void> = Promise.all([review, member.reviews]).then(([result]) => {
      if (member.reviews === reviews) member.reviews = undefined;
      if (result.ReviewResult === 'DENY')
        this.#refuse(member, action.RequestId, chatErrorCodes.notAcceptable, result.Reason || 'Message rejected');
      else this.#publishMessage(open.room, member, id, { ...action, ...result });
    });
    member.reviews = reviews;
  }

  #publishMessage(
    room: Room,
    { claims }: Member,
    Id: string,
    { RequestId, Content, Attributes }: Pick<SendMessageAction, 'RequestId' | 'Content' | 'Attributes'>,
  ): void {
    const Sender = { UserId: claims.userId, Attributes: claims.attributes };
    const frame = { Type: 'MESSAGE' as const, Id, RequestId, Attributes, Content, SendTime: this.#time(), Sender };
    this.#publish(room, 'SEND_MESSAGE', frame);
  }

  #publishDeletion(room: Room, id: string, Reason: string, requestId?: string): string {
    // MessageID is the deprecated twin of MessageId; clients read either.
    const attributes = { MessageId: id, MessageID: id, Reason };
    return this.#publishEvent(room, 'DELETE_MESSAGE', systemEvents.deleteMessage, attributes, requestId);
  }

  #publishDisconnection(room: Room, UserId: string, Reason: string, requestId?: string): void {
    this.#publishEvent(room, 'DISCONNECT_USER', systemEvents.disconnectUser, { UserId, Reason }, requestId);
  }

  #publishEvent(
    room: Room,
    action: PublishedAction,
    EventName: string,
    Attributes: Attributes,
    RequestId = '',
  ): string {
    const Id = newId();
    this.#publish(room, action, { Type: 'EVENT', Id, RequestId, EventName, Attributes, SendTime: this.#time() });
    return Id;
  }

  /** Logged where it was accepted, and only there, however many processes deliver it. */
  #publish(room: Room, action: PublishedAction, frame: Publication['frame']): void {
    this.#parts.log.append(room, frame);
    this.#parts.bus.publish({ roomArn: room.arn, action, frame });
  }

  #time(): string {
    return new Date(this.#parts.now()).toISOString();
  }

  /** Prepares a frame once and gives it to everybody in the room. */
  #deliver({ roomArn, action, frame }: Publication): void {
    const open = this.#open.get(roomArn);
    if (!open) return;
    const text = frameText(frame);
    for (const { socket } of open.members) socket.send(text);
    this.#parts.metrics.delivered(action, open.members.size);
    if (action === 'DISCONNECT_USER') this.#disconnect(open, frame.Attributes['UserId']!);
  }

  #disconnect(open: OpenRoom, userId: string): void {
    for (const member of open.members)
      if (member.claims.userId === userId) this.#putOut(open, member, CLOSE_NORMAL, 'Disconnected');
  }

  /** At once, as a client need not heed the close. */
  #putOut(open: OpenRoom, member: Member, code: number, reason: string): void {
    open.members.delete(member);
    member.socket.close(code, reason);
  }
}

const frameText = (frame: ServiceFrame): string => JSON.stringify(frame);

const errorText = (RequestId: string, ErrorCode: number, ErrorMessage: string): string =>
  frameText({ Type: 'ERROR', Id: newId(), RequestId, ErrorCode, ErrorMessage });

const tooMany = (message: string): ServiceError =>
  new ServiceError(chatErrorCodes.tooManyRequests, 'ThrottlingException', message);
