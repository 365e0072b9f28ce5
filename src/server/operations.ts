import type { CreateChatTokenInput, ResourceKind } from '../protocol/control.ts';
import type { Attributes } from '../protocol/frames.ts';
import { wrongFields } from './errors.ts';
import { checks, optional, required, type Shape } from './fields.ts';
import type { LoggingConfiguration, LoggingOptions, Resources, Room, RoomOptions } from './resources.ts';
import type { ChatService } from './service.ts';

/** What operations work on. */
export interface OperationContext {
  service: ChatService;
  resources: Resources;
}

/** What every input may hold; its shape was checked before. */
export interface OperationInput
  extends RoomOptions, Partial<LoggingOptions>, Partial<Omit<CreateChatTokenInput, 'roomIdentifier'>> {
  name?: string;
  tags?: Record<string, string>;
  identifier: string;
  roomIdentifier: string;
  eventName: string;
  attributes?: Attributes;
  id: string;
  reason?: string;
  resourceArn: string;
  tagKeys: string[];
  messageReviewHandlerUri?: string;
  loggingConfigurationIdentifier?: string;
  maxResults?: number;
  nextToken?: string;
}

/** One operation of the control plane. */
export interface Operation {
  /** Calls a second for an account. Source: the user guide's page of service quotas. */
  rate: number;
  shape: Shape;
  /** Which field names the resource that the caller has to be allowed to touch. */
  resource?: 'identifier' | 'roomIdentifier' | 'resourceArn';
  /** What is made or listed, where no field names one: the caller has to be allowed to touch any. */
  kind?: ResourceKind;
  /** Answers 204 with nothing in it. */
  empty?: true;
  /** @returns the output, or a promise of it */
  run(context: OperationContext, input: OperationInput): unknown;
}

const roomFields = {
  name: optional(checks.name),
  maximumMessageRatePerSecond: optional(checks.messageRate),
  maximumMessageLength: optional(checks.messageLength),
  messageReviewHandler: optional(checks.reviewHandler),
  loggingConfigurationIdentifiers: optional(checks.loggingArns),
};
const page = { maxResults: optional(checks.maxResults), nextToken: optional(checks.nextToken) };
const roomIdentifier = required(checks.roomArn);
const loggingIdentifier = required(checks.loggingArn);

/** The operations of the control plane, by name. Source: the Chat API reference. */
export const operations: Record<string, Operation> = {
  CreateChatToken: {
    rate: 200,
    resource: 'roomIdentifier',
    shape: {
      roomIdentifier,
      userId: required(checks.userId),
      capabilities: optional(checks.capabilities),
      sessionDurationInMinutes: optional(checks.sessionMinutes),
      attributes: optional(checks.attributes),
    },
    run: ({ service }, input) => service.createChatToken(input as CreateChatTokenInput),
  },
  CreateRoom: {
    rate: 5,
    kind: 'room',
    shape: { ...roomFields, tags: optional(checks.tags) },
    run: ({ resources }, { id, ...options }) => resources.createRoom(options),
  },
  GetRoom: {
    rate: 5,
    resource: 'identifier',
    shape: { identifier: roomIdentifier },
    run: ({ resources }, { identifier }) => resources.room(identifier),
  },
  UpdateRoom: {
    rate: 5,
    resource: 'identifier',
    shape: { identifier: roomIdentifier, ...roomFields },
    async run({ resources, service }, { identifier, ...options }) {
      const room = await resources.updateRoom(identifier, options);
      service.roomChanged(room);
      return room;
    },
  },
  DeleteRoom: {
    rate: 5,
    resource: 'identifier',
    empty: true,
    shape: { identifier: roomIdentifier },
    run: ({ resources }, { identifier }) => resources.deleteRoom(identifier),
  },
  ListRooms: {
    rate: 5,
    kind: 'room',
    shape: {
      name: optional(checks.name),
      messageReviewHandlerUri: optional(checks.handlerUri),
      loggingConfigurationIdentifier: optional(checks.loggingArn),
      ...page,
    },
    run({ resources }, { name, messageReviewHandlerUri: uri, loggingConfigurationIdentifier: logging, ...rest }) {
      const found = resources
        .rooms()
        .filter((room) => name === undefined || room.name === name)
        .filter((room) => uri === undefined || (room.messageReviewHandler?.uri ?? '') === uri)
        .filter((room) => logging === undefined || room.loggingConfigurationIdentifiers.includes(logging));
      const { items, ...more } = paginate(found, rest);
      return { rooms: items.map(roomSummary), ...more };
    },
  },
  SendEvent: {
    rate: 100,
    resource: 'roomIdentifier',
    shape: { roomIdentifier, eventName: required(checks.eventName), attributes: optional(checks.attributes) },
    run: ({ service }, { roomIdentifier: arn, eventName, attributes = {} }) => ({
      id: service.sendEvent(arn, eventName, attributes),
    }),
  },
  DeleteMessage: {
    rate: 100,
    resource: 'roomIdentifier',
    shape: { roomIdentifier, id: required(checks.messageId), reason: optional(checks.reason) },
    run: ({ service }, { roomIdentifier: arn, id, reason = '' }) => ({ id: service.deleteMessage(arn, id, reason) }),
  },
  DisconnectUser: {
    rate: 100,
    resource: 'roomIdentifier',
    shape: { roomIdentifier, userId: required(checks.userId), reason: optional(checks.reason) },
    run({ service }, { roomIdentifier: arn, userId, reason = '' }) {
      service.disconnectUser(arn, userId!, reason);
      return {};
    },
  },
  CreateLoggingConfiguration: {
    rate: 3,
    kind: 'logging-configuration',
    shape: {
      name: optional(checks.name),
      destinationConfiguration: required(checks.destination),
      tags: optional(checks.tags),
    },
    run: ({ resources }, input) => resources.createLogging(input as LoggingOptions),
  },
  GetLoggingConfiguration: {
    rate: 3,
    resource: 'identifier',
    shape: { identifier: loggingIdentifier },
    run: ({ resources }, { identifier }) => resources.logging(identifier),
  },
  UpdateLoggingConfiguration: {
    rate: 3,
    resource: 'identifier',
    shape: {
      identifier: loggingIdentifier,
      name: optional(checks.name),
      destinationConfiguration: optional(checks.destination),
    },
    run: ({ resources }, { identifier, ...change }) => resources.updateLogging(identifier, change),
  },
  DeleteLoggingConfiguration: {
    rate: 3,
    resource: 'identifier',
    empty: true,
    shape: { identifier: loggingIdentifier },
    run: ({ resources }, { identifier }) => resources.deleteLogging(identifier),
  },
  ListLoggingConfigurations: {
    rate: 3,
    kind: 'logging-configuration',
    shape: page,
    run({ resources }, input) {
      const { items, ...more } = paginate(resources.loggings(), input);
      return { loggingConfigurations: items, ...more };
    },
  },
  TagResource: {
    rate: 10,
    resource: 'resourceArn',
    shape: { resourceArn: required(checks.resourceArn), tags: required(checks.tags) },
    async run({ resources }, { resourceArn, tags }) {
      await resources.changeTags(resourceArn, (former) => ({ ...former, ...tags }));
      return {};
    },
  },
  UntagResource: {
    rate: 10,
    resource: 'resourceArn',
    shape: { resourceArn: required(checks.resourceArn), tagKeys: required(checks.tagKeys) },
    async run({ resources }, { resourceArn, tagKeys }) {
      await resources.changeTags(resourceArn, (former) =>
        Object.fromEntries(Object.entries(former).filter(([key]) => !tagKeys.includes(key))),
      );
      return {};
    },
  },
  ListTagsForResource: {
    rate: 10,
    resource: 'resourceArn',
    shape: { resourceArn: required(checks.resourceArn) },
    run: ({ resources }, { resourceArn }) => ({ tags: resources.any(resourceArn).tags }),
  },
};

/** A list shows less of a room than the room itself. */
function roomSummary(room: Room): object {
  const { maximumMessageLength, maximumMessageRatePerSecond, ...summary } = room;
  return summary;
}

/** The page of a list that a token asks for. A resource that is deleted meanwhile moves the next page, and loses nothing. */
function paginate<Item extends Room | LoggingConfiguration>(
  all: Item[],
  { maxResults = 50, nextToken = '' }: Pick<OperationInput, 'maxResults' | 'nextToken'>,
): { items: Item[]; nextToken?: string } {
  const start = nextToken ? readPageToken(all, nextToken) : 0;
  const items = all.slice(start, start + maxResults);
  const end = start + items.length;
  return {
    items,
    ...(end < all.length && { nextToken: Buffer.from(`${end} ${items.at(-1)!.arn}`).toString('base64url') }),
  };
}

function readPageToken(all: { arn: string }[], nextToken: string): number {
  const [, end, arn] = /^(\d+) (arn:\S+)$/.exec(Buffer.from(nextToken, 'base64url').toString()) ?? [];
  if (!arn) throw wrongFields([{ name: 'nextToken', message: 'is not one of this service' }]);
  const last = all.findIndex((item) => item.arn === arn);
  return last < 0 ? Math.max(0, Number(end) - 1) : last + 1;
}
