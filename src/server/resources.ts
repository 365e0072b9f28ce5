import { formatArn, parseArn, type ResourceKind } from '../protocol/control.ts';
import { limits } from '../protocol/limits.ts';
import { conflict, notFound, overQuota } from './errors.ts';
import { newId } from './ids.ts';
import type { Quotas } from './quotas.ts';

type Tags = Record<string, string>;

interface Resource {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createTime: string;
  readonly updateTime: string;
  readonly tags: Tags;
}

/** A Lambda function that reviews messages before they are sent. */
export interface ReviewHandler {
  readonly uri: string;
  readonly fallbackResult: 'ALLOW' | 'DENY';
}

/** A room as the control plane describes it. */
export interface Room extends Resource {
  /** In code points. */
  readonly maximumMessageLength: number;
  /** SEND_MESSAGE a second, over all connections. */
  readonly maximumMessageRatePerSecond: number;
  readonly messageReviewHandler?: ReviewHandler;
  readonly loggingConfigurationIdentifiers: readonly string[];
}

/** Where chat is logged: exactly one of the three. */
export interface Destination {
  s3?: { bucketName: string };
  cloudWatchLogs?: { logGroupName: string };
  firehose?: { deliveryStreamName: string };
}

/** A logging configuration as the control plane describes it. */
export interface LoggingConfiguration extends Resource {
  readonly destinationConfiguration: Destination;
  readonly state: 'ACTIVE';
}

/** What a room is made or changed with. */
export interface RoomOptions {
  name?: string;
  /** 12 of `[a-zA-Z0-9]`; by chance where it is not given. */
  id?: string;
  /** 1–500; 500 by default. */
  maximumMessageLength?: number;
  /** 1–100; 10 by default. */
  maximumMessageRatePerSecond?: number;
  /** An empty `uri` unlinks it. */
  messageReviewHandler?: Partial<ReviewHandler>;
  loggingConfigurationIdentifiers?: string[];
  tags?: Tags;
}

/** What a logging configuration is made or changed with. */
export interface LoggingOptions {
  name?: string;
  destinationConfiguration: Destination;
  tags?: Tags;
}

/** Keeps resources beyond the life of the process. */
export interface ResourceStore {
  /** Resolves once the resource cannot be lost any more. */
  put(resource: Room | LoggingConfiguration): Promise<void>;
  delete(arn: string): Promise<void>;
}

/** Options of the {@link Resources}. */
export interface ResourcesOptions {
  region: string;
  account: string;
  quotas: Quotas;
  store: ResourceStore;
  /** Milliseconds since 1970. */
  now: () => number;
  /** What a store has kept. */
  kept?: Iterable<Room | LoggingConfiguration>;
}

/** Rooms and logging configurations, by ARN. */
export class Resources {
  readonly #rooms = new Map<string, Room>();
  readonly #logging = new Map<string, LoggingConfiguration>();
  readonly #options: ResourcesOptions;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(options: ResourcesOptions) {
    this.#options = options;
    for (const resource of options.kept ?? []) this.#keep(resource);
  }

  createRoom(options: RoomOptions): Promise<Room> {
    return this.#change(() => {
      const { quotas } = this.#options;
      const { arn, id, createTime } = this.#begin('room', options.id);
      if (this.#rooms.size >= quotas.rooms)
        throw overQuota('room', arn, quotas.rooms, `An account has at most ${quotas.rooms} rooms`);
      return this.#save({
        arn,
        id,
        createTime,
        updateTime: createTime,
        name: options.name ?? '',
        maximumMessageLength: options.maximumMessageLength ?? limits.messageLength,
        maximumMessageRatePerSecond: options.maximumMessageRatePerSecond ?? limits.roomMessageRate,
        ...reviewHandler(options),
        loggingConfigurationIdentifiers: this.#linked(options),
        tags: options.tags ?? {},
      });
    });
  }

  /** Changes what is given, and leaves the rest. */
  updateRoom(identifier: string, options: RoomOptions): Promise<Room> {
    return this.#change(() => {
      const { messageReviewHandler, ...room } = this.room(identifier);
      return this.#save({
        ...room,
        updateTime: this.#time(),
        name: options.name ?? room.name,
        maximumMessageLength: options.maximumMessageLength ?? room.maximumMessageLength,
        maximumMessageRatePerSecond: options.maximumMessageRatePerSecond ?? room.maximumMessageRatePerSecond,
        ...reviewHandler(options, messageReviewHandler),
        loggingConfigurationIdentifiers: options.loggingConfigurationIdentifiers
          ? this.#linked(options)
          : room.loggingConfigurationIdentifiers,
      });
    });
  }

  /** @throws ServiceError ResourceNotFoundException */
  room(arn: string): Room {
    const room = this.#rooms.get(arn);
    if (!room) throw notFound('room', arn);
    return room;
  }

  /** The newest first. */
  rooms(): Room[] {
    return [...this.#rooms.values()].reverse();
  }

  deleteRoom(arn: string): Promise<void> {
    return this.#change(async () => {
      this.room(arn);
      await this.#options.store.delete(arn);
      this.#rooms.delete(arn);
    });
  }

  createLogging({ name = '', destinationConfiguration, tags = {} }: LoggingOptions): Promise<LoggingConfiguration> {
    return this.#change(() => {
      const { arn, id, createTime } = this.#begin('logging-configuration');
      const limit = this.#options.quotas.loggingConfigurations;
      if (this.#logging.size >= limit)
        throw overQuota('logging-configuration', arn, limit, `An account has at most ${limit} logging configurations`);
      const times = { createTime, updateTime: createTime };
      return this.#save({ arn, id, ...times, name, destinationConfiguration, state: 'ACTIVE', tags });
    });
  }

  updateLogging(identifier: string, change: Partial<LoggingOptions>): Promise<LoggingConfiguration> {
    return this.#change(() => {
      const { destinationConfiguration, name, ...rest } = this.logging(identifier);
      return this.#save({
        ...rest,
        updateTime: this.#time(),
        name: change.name ?? name,
        destinationConfiguration: change.destinationConfiguration ?? destinationConfiguration,
      });
    });
  }

  /** @throws ServiceError ResourceNotFoundException */
  logging(arn: string): LoggingConfiguration {
    const configuration = this.#logging.get(arn);
    if (!configuration) throw notFound('logging-configuration', arn);
    return configuration;
  }

  /** Those of a room; one of a room that was deleted may be gone. */
  loggingsOf(room: Room): LoggingConfiguration[] {
    return room.loggingConfigurationIdentifiers.flatMap((arn) => this.#logging.get(arn) ?? []);
  }

  /** The newest first. */
  loggings(): LoggingConfiguration[] {
    return [...this.#logging.values()].reverse();
  }

  /** @throws ServiceError ConflictException while a room is linked to it */
  deleteLogging(arn: string): Promise<void> {
    return this.#change(async () => {
      this.logging(arn);
      if (this.rooms().some((room) => room.loggingConfigurationIdentifiers.includes(arn)))
        throw conflict('logging-configuration', arn, 'A room is linked to it: take it out of the room first');
      await this.#options.store.delete(arn);
      this.#logging.delete(arn);
    });
  }

  /** A room or a logging configuration. */
  any(arn: string): Room | LoggingConfiguration {
    return parseArn(arn)?.kind === 'room' ? this.room(arn) : this.logging(arn);
  }

  /** @param change - makes the tags of those that are there */
  changeTags(arn: string, change: (tags: Tags) => Tags): Promise<unknown> {
    return this.#change(() => {
      const resource = this.any(arn);
      const tags = change(resource.tags);
      if (Object.keys(tags).length > limits.tags)
        throw overQuota(parseArn(arn)!.kind, arn, limits.tags, `A resource has at most ${limits.tags} tags`);
      return this.#save({ ...resource, tags });
    });
  }

  /** One after the other, so that each is checked against what the one before has kept. */
  #change<Result>(change: () => Promise<Result>): Promise<Result> {
    const done = this.#lastChange.then(change);
    this.#lastChange = done.catch(() => {});
    return done;
  }

  #begin(kind: ResourceKind, id = newId()): { arn: string; id: string; createTime: string } {
    const { region, account } = this.#options;
    return { arn: formatArn({ region, account, kind, id }), id, createTime: this.#time() };
  }

  /** The logging configurations to link, which have to be there; each once, as a line is logged by each of them. */
  #linked({ loggingConfigurationIdentifiers: identifiers = [] }: RoomOptions): string[] {
    return [...new Set(identifiers.map((arn) => this.logging(arn).arn))];
  }

  #time(): string {
    return new Date(this.#options.now()).toISOString();
  }

  /** What is not kept is not there: first the store, then memory. */
  async #save<Kind extends Room | LoggingConfiguration>(resource: Kind): Promise<Kind> {
    await this.#options.store.put(resource);
    this.#keep(resource);
    return resource;
  }

  #keep(resource: Room | LoggingConfiguration): void {
    if ('state' in resource) this.#logging.set(resource.arn, resource);
    else this.#rooms.set(resource.arn, resource);
  }
}

/** The handler as it is kept: what is given of it, over what was; none where the uri is empty. */
function reviewHandler(
  { messageReviewHandler: given }: RoomOptions,
  former?: ReviewHandler,
): { messageReviewHandler?: ReviewHandler } {
  const uri = given?.uri ?? former?.uri;
  const fallbackResult = given?.fallbackResult ?? former?.fallbackResult ?? 'ALLOW';
  return uri ? { messageReviewHandler: { uri, fallbackResult } } : {};
}
