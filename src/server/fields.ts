import { parseArn, type ResourceKind } from '../protocol/control.ts';
import { capabilities } from '../protocol/frames.ts';
import { codePointLength, limits } from '../protocol/limits.ts';
import { attributesSize, isAttributes } from './attributes.ts';
import { wrongFields, type WrongField } from './errors.ts';

/** Says what is wrong with a value that is there; `undefined` where nothing is. */
export type Check = (value: unknown) => string | undefined;

/** A field of an input: how to check it, and whether it has to be there. */
export interface Field {
  check: Check;
  required: boolean;
}

/** The fields of an input, by name. */
export type Shape = Record<string, Field>;

export const required = (check: Check): Field => ({ check, required: true });
export const optional = (check: Check): Field => ({ check, required: false });

/** Both ends count in Unicode code points, as the API references do. */
const text =
  (min: number, max: number, pattern?: RegExp): Check =>
  (value) => {
    if (typeof value !== 'string') return 'is not a string';
    const length = codePointLength(value);
    if (length < min || length > max) return `is not ${min} to ${max} characters long`;
    return pattern && !pattern.test(value) ? `does not match ${pattern.source}` : undefined;
  };

export const integer =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : `is not a whole number from ${min} to ${max}`;

const arnOf =
  (...kinds: ResourceKind[]): Check =>
  (value) => {
    const arn = typeof value === 'string' && value.length <= limits.arnLength ? parseArn(value) : undefined;
    return arn && kinds.includes(arn.kind) ? undefined : `is not the ARN of a ${kinds.join(' or a ')}`;
  };

const list =
  (max: number, check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return 'is not a list';
    if (value.length > max) return `has more than ${max} items`;
    return value.map(check).find(Boolean);
  };

const object =
  (shape: Shape): Check =>
  (value) => {
    if (!isObject(value)) return 'is not an object';
    const [wrong] = findWrong(shape, value);
    return wrong && `.${wrong.name} ${wrong.message}`;
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const attributes: Check = (value) => {
  if (!isAttributes(value)) return 'is not a map of string to string';
  return attributesSize(value) > limits.attributesBytes ? `is larger than ${limits.attributesBytes} bytes` : undefined;
};

/** Key or value of a tag; AWS keeps those of its own name for itself, in any letter case. */
const tagText =
  (min: number, max: number): Check =>
  (value) =>
    text(min, max)(value) ?? (/^aws:/i.test(value as string) ? 'begins with aws:, which AWS reserves' : undefined);
const tagKey = tagText(1, limits.tagKeyLength);
const tagValue = tagText(0, limits.tagValueLength);

const tags: Check = (value) => {
  if (!isAttributes(value)) return 'is not a map of string to string';
  const entries = Object.entries(value);
  if (entries.length > limits.tags) return `has more than ${limits.tags} tags`;
  return entries.map(([key, item]) => tagKey(key) ?? tagValue(item)).find(Boolean);
};

export const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string) ? undefined : `is none of ${values.join(', ')}`;

/** ARN of a function that reviews messages; an empty one takes it away, or is that of rooms without one. */
const handlerUri = text(0, 170, /^$|^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:.+$/);

/** Where chat goes to be logged; each has one name of its own form. */
const destinations = {
  s3: object({ bucketName: required(text(3, 63, /^[a-z0-9-.]+$/)) }),
  cloudWatchLogs: object({ logGroupName: required(text(1, 512, /^[.\-_/#A-Za-z0-9]+$/)) }),
  firehose: object({ deliveryStreamName: required(text(1, 64, /^[a-zA-Z0-9_.-]+$/)) }),
};

const destination: Check = (value) => {
  if (!isObject(value)) return 'is not an object';
  const names = Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== null);
  const [name] = names as (keyof typeof destinations)[];
  if (names.length !== 1 || !name || !Object.hasOwn(destinations, name))
    return `does not have exactly one of ${Object.keys(destinations).join(', ')}`;
  const wrong = destinations[name](value[name]);
  return wrong && `.${name}${wrong}`;
};

/**
 * Checks by field name.
 * Source: the Chat API reference; the constraints stand in the tables of each operation.
 */
export const checks = {
  roomArn: arnOf('room'),
  loggingArn: arnOf('logging-configuration'),
  resourceArn: arnOf('room', 'logging-configuration'),
  name: text(0, 128, /^[a-zA-Z0-9-_]*$/),
  userId: text(1, limits.userIdLength),
  eventName: text(1, 100),
  reason: text(1, limits.reasonLength),
  messageId: text(12, 12, /^[a-zA-Z0-9]+$/),
  attributes,
  capabilities: list(capabilities.length, oneOf(capabilities)),
  sessionMinutes: integer(limits.sessionMinutes.min, limits.sessionMinutes.max),
  messageRate: integer(1, 100),
  messageLength: integer(1, limits.messageLength),
  reviewHandler: object({
    uri: optional(handlerUri),
    fallbackResult: optional(oneOf(['ALLOW', 'DENY'])),
  }),
  handlerUri,
  loggingArns: list(limits.loggingOfRoom, arnOf('logging-configuration')),
  destination,
  tags,
  tagKeys: list(limits.tags, tagKey),
  maxResults: integer(1, 50),
  nextToken: text(0, 1024),
} satisfies Record<string, Check>;

function findWrong(shape: Shape, input: Record<string, unknown>): WrongField[] {
  return Object.entries(shape).flatMap(([name, { check, required: needed }]) => {
    const value = input[name];
    const message = value === undefined || value === null ? (needed ? 'is missing' : undefined) : check(value);
    return message ? [{ name, message }] : [];
  });
}

/** An input as it counts: a field that is null is not there. */
export const withoutNulls = (input: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

/**
 * Checks an input against its shape.
 *
 * @throws ServiceError ValidationException with every field that is wrong
 */
export function checkInput(shape: Shape, input: object): void {
  const wrong = findWrong(shape, { ...input });
  if (wrong.length) throw wrongFields(wrong);
}
