import { formatRoomArn, parseRoomArn } from '../protocol/control.ts';
import { limits } from '../protocol/limits.ts';
import { invalid, notFound } from './errors.ts';
import { newId } from './ids.ts';

/** A room as the control plane describes it. */
export interface Room {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  /** In code points. */
  readonly maximumMessageLength: number;
  /** SEND_MESSAGE a second, over all connections. */
  readonly maximumMessageRatePerSecond: number;
}

/** What a room may be made with. */
export interface RoomOptions {
  name?: string;
  /** 12 of `[a-zA-Z0-9]`; by chance where it is not given. */
  id?: string;
  /** 1–500; 500 by default. */
  maximumMessageLength?: number;
  /** 1–100; 10 by default. */
  maximumMessageRatePerSecond?: number;
}

function inRange(name: string, value: number, max: number): number {
  if (!Number.isInteger(value) || value < 1 || value > max) throw invalid(`${name} is ${value}: give 1 to ${max}`);
  return value;
}

/** The rooms of the service, by ARN. */
export class Rooms {
  readonly #byArn = new Map<string, Room>();
  readonly #region: string;
  readonly #account: string;

  constructor(region: string, account: string) {
    this.#region = region;
    this.#account = account;
  }

  create({
    name = '',
    id = newId(),
    maximumMessageLength = limits.messageLength,
    maximumMessageRatePerSecond = limits.roomMessageRate,
  }: RoomOptions): Room {
    const room = {
      arn: formatRoomArn({ region: this.#region, account: this.#account, id }),
      id,
      name,
      maximumMessageLength: inRange('maximumMessageLength', maximumMessageLength, limits.messageLength),
      maximumMessageRatePerSecond: inRange('maximumMessageRatePerSecond', maximumMessageRatePerSecond, 100),
    };
    this.#byArn.set(room.arn, room);
    return room;
  }

  /** @throws ServiceError 400 for what is no ARN, 404 for a room that is not here */
  get(arn: unknown): Room {
    if (typeof arn !== 'string' || !parseRoomArn(arn))
      throw invalid('roomIdentifier is not the ARN of a room: arn:aws:ivschat:<region>:<account>:room/<id>');
    const room = this.#byArn.get(arn);
    if (!room) throw notFound(`There is no room ${arn} here`);
    return room;
  }

  list(): Room[] {
    return [...this.#byArn.values()];
  }
}
