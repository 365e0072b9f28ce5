import { chatErrorCodes, CLOSE_NORMAL, CLOSE_SESSION_EXPIRED } from '../protocol/codes.ts';
import type { CreateChatTokenInput, CreateChatTokenOutput } from '../protocol/control.ts';
import {
  capabilities,
  systemEvents,
  type ActionFrame,
  type Attributes,
  type ServiceFrame,
} from '../protocol/frames.ts';
import { codePointLength, limits, TOKEN_MS } from '../protocol/limits.ts';
import { readAction } from './actions.ts';
import { attributesSize, isAttributes } from './attributes.ts';
import { invalid, type ServiceError } from './errors.ts';
import { newId } from './ids.ts';
import { RateLimit } from './rate-limit.ts';
import { Rooms, type Room, type RoomOptions } from './rooms.ts';
import { Tokens, type Claims } from './tokens.ts';

/** The little of a socket that the service knows. */
export interface ServiceSocket {
  send(text: string): void;
  close(code: number, reason: string): void;
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
  room: Room;
  socket: ServiceSocket;
  rate: RateLimit;
}

interface OpenRoom {
  members: Set<Member>;
  rate: RateLimit;
}

/** Options of the {@link ChatService}. */
export interface ServiceOptions {
  region: string;
  account: string;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Calls back after `ms` milliseconds of that clock; returns what cancels it. */
  startTimer: (callback: () => void, ms: number) => () => void;
}

/** Rooms, tokens, connections and what passes between them: the service without its wires. */
export class ChatService {
  readonly #now: ServiceOptions['now'];
  readonly #startTimer: ServiceOptions['startTimer'];
  readonly #tokens: Tokens;
  readonly #rooms: Rooms;
  /** Rooms with somebody in them. */
  readonly #open = new Map<string, OpenRoom>();

  constructor({ region, account, now, startTimer }: ServiceOptions) {
    this.#now = now;
    this.#startTimer = startTimer;
    this.#tokens = new Tokens(now);
    this.#rooms = new Rooms(region, account);
  }

  createRoom(options: RoomOptions): Room {
    return this.#rooms.create(options);
  }

  getRoom(arn: unknown): Room {
    return this.#rooms.get(arn);
  }

  listRooms(): { room: Room; connections: number }[] {
    return this.#rooms.list().map((room) => ({ room, connections: this.#open.get(room.arn)?.members.size ?? 0 }));
  }

  /** @throws ServiceError 400 or 404, naming the field */
  createChatToken(input: CreateChatTokenInput): CreateChatTokenOutput {
    const room = this.#rooms.get(input.roomIdentifier);
    const { userId, capabilities: wanted = [], attributes = {} } = input;
    const { min, max, default: minutes } = limits.sessionMinutes;
    const duration = input.sessionDurationInMinutes ?? minutes;
    if (typeof userId !== 'string' || !userId || codePointLength(userId) > limits.userIdLength)
      throw invalid(`userId is not a string of 1 to ${limits.userIdLength} characters`);
    if (!Array.isArray(wanted) || !wanted.every((item) => capabilities.includes(item)))
      throw invalid(`capabilities is not a list of ${capabilities.join(', ')}`);
    if (!isAttributes(attributes) || attributesSize(attributes) > limits.attributesBytes)
      throw invalid(`attributes is not a map of string to string of at most ${limits.attributesBytes} bytes`);
    if (!Number.isInteger(duration) || duration < min || duration > max)
      throw invalid(`sessionDurationInMinutes is not ${min} to ${max}`);
    const tokenExpires = this.#now() + TOKEN_MS;
    const sessionExpires = this.#now() + duration * 60_000;
    return {
      token: this.#tokens.seal({
        id: newId(),
        roomArn: room.arn,
        userId,
        capabilities: wanted,
        attributes,
        tokenExpires,
        sessionExpires,
      }),
      tokenExpirationTime: new Date(tokenExpires).toISOString(),
      sessionExpirationTime: new Date(sessionExpires).toISOString(),
    };
  }

  /**
   * Turns a token into the right to open one connection.
   *
   * @returns a function that takes the socket once it is open
   * @throws ServiceError 401, 403 or 404, the status of the handshake
   */
  admit(token: string): (socket: ServiceSocket) => Session {
    const claims = this.#tokens.redeem(token);
    const room = this.#rooms.get(claims.roomArn);
    return (socket) => this.#join(claims, room, socket);
  }

  #join(claims: Claims, room: Room, socket: ServiceSocket): Session {
    const open = this.#open.get(room.arn) ?? {
      members: new Set(),
      rate: new RateLimit(room.maximumMessageRatePerSecond, this.#now),
    };
    this.#open.set(room.arn, open);
    const member: Member = { claims, room, socket, rate: new RateLimit(limits.connectionRequestRate, this.#now) };
    open.members.add(member);
    const cancelEnd = this.#startTimer(
      () => socket.close(CLOSE_SESSION_EXPIRED, 'Session expired'),
      claims.sessionExpires - this.#now(),
    );
    return {
      receive: (text) => this.#receive(open, member, text),
      closed: () => {
        cancelEnd();
        open.members.delete(member);
        if (!open.members.size && this.#open.get(room.arn) === open) this.#open.delete(room.arn);
      },
    };
  }

  #receive(open: OpenRoom, member: Member, text: string): void {
    // Who was disconnected may still have frames under way.
    if (!open.members.has(member)) return;
    const read = readAction(text, member.claims.capabilities, member.room.maximumMessageLength);
    const refuse = ({ status, message }: Pick<ServiceError, 'status' | 'message'>): void =>
      member.socket.send(
        frameText({
          Type: 'ERROR',
          Id: newId(),
          RequestId: read.RequestId,
          ErrorCode: status,
          ErrorMessage: message,
        }),
      );
    if (!member.rate.take())
      return refuse({
        status: chatErrorCodes.tooManyRequests,
        message: `A connection may make ${limits.connectionRequestRate} requests a second`,
      });
    if ('error' in read) return refuse(read.error);
    if (read.action.Action === 'SEND_MESSAGE' && !open.rate.take())
      return refuse({
        status: chatErrorCodes.tooManyRequests,
        message: `The room takes ${member.room.maximumMessageRatePerSecond} messages a second`,
      });
    this.#act(open, member.claims, read.action);
  }

  #act(open: OpenRoom, claims: Claims, action: ActionFrame): void {
    const base = { Id: newId(), RequestId: action.RequestId, SendTime: new Date(this.#now()).toISOString() };
    const event = (EventName: string, attributes: Attributes): ServiceFrame => ({
      Type: 'EVENT',
      ...base,
      EventName,
      Attributes: attributes,
    });
    switch (action.Action) {
      case 'SEND_MESSAGE':
        return publish(open, {
          Type: 'MESSAGE',
          ...base,
          Attributes: action.Attributes,
          Content: action.Content,
          Sender: { UserId: claims.userId, Attributes: claims.attributes },
        });
      case 'DELETE_MESSAGE':
        return publish(
          open,
          event(systemEvents.deleteMessage, { MessageId: action.Id, MessageID: action.Id, Reason: action.Reason }),
        );
      case 'DISCONNECT_USER':
        publish(open, event(systemEvents.disconnectUser, { UserId: action.UserId, Reason: action.Reason }));
        for (const member of open.members) {
          if (member.claims.userId !== action.UserId) continue;
          open.members.delete(member);
          member.socket.close(CLOSE_NORMAL, 'Disconnected');
        }
    }
  }
}

const frameText = (frame: ServiceFrame): string => JSON.stringify(frame);

/** Prepares a frame once and gives it to everybody in the room. */
function publish(open: OpenRoom, frame: ServiceFrame): void {
  const text = frameText(frame);
  for (const { socket } of open.members) socket.send(text);
}
