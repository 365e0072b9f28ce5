import { chatErrorCodes } from '../protocol/codes.ts';
import { capabilities, type ActionFrame, type Capability } from '../protocol/frames.ts';
import { codePointLength, limits } from '../protocol/limits.ts';
import { attributesSize, isAttributes } from './attributes.ts';
import { ServiceError } from './errors.ts';

type Raw = Record<string, unknown>;

const bad = (message: string): ServiceError => new ServiceError(chatErrorCodes.badRequest, 'BadRequest', message);
const tooLarge = (message: string): ServiceError =>
  new ServiceError(chatErrorCodes.payloadTooLarge, 'PayloadTooLarge', message);

/** Keys are read in any letter case: sample clients of the service write `action` and `content`. */
function lowerKeys(text: string): Raw {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw bad('The request is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw bad('The request is not an object');
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key.toLowerCase(), value]));
}

function string(raw: Raw, key: string, max: number, required: boolean): string {
  const value = raw[key.toLowerCase()] ?? '';
  if (typeof value !== 'string') throw bad(`${key} is not a string`);
  if (required && !value) throw bad(`${key} is missing`);
  if (codePointLength(value) > max) throw tooLarge(`${key} is longer than ${max} characters`);
  return value;
}

/** One reader an action: the field checks, in the order in which a client is told of them. */
const readers: { [Name in Capability]: (raw: Raw, messageLength: number) => ActionFrame } = {
  SEND_MESSAGE(raw, messageLength) {
    const attributes = raw['attributes'] ?? {};
    if (!isAttributes(attributes)) throw bad('Attributes is not a map of string to string');
    if (attributesSize(attributes) > limits.attributesBytes)
      throw tooLarge(`Attributes is larger than ${limits.attributesBytes} bytes`);
    const Content = string(raw, 'Content', messageLength, true);
    return { Action: 'SEND_MESSAGE', RequestId: '', Content, Attributes: attributes };
  },
  DELETE_MESSAGE: (raw) => ({
    Action: 'DELETE_MESSAGE',
    RequestId: '',
    Id: string(raw, 'Id', limits.requestIdLength, true),
    Reason: string(raw, 'Reason', limits.reasonLength, false),
  }),
  DISCONNECT_USER: (raw) => ({
    Action: 'DISCONNECT_USER',
    RequestId: '',
    UserId: string(raw, 'UserId', limits.userIdLength, true),
    Reason: string(raw, 'Reason', limits.reasonLength, false),
  }),
};

/** An action that was read as far as it goes: `RequestId` is kept even where the rest is refused. */
export type ReadAction = { RequestId: string } & ({ action: ActionFrame } | { error: ServiceError });

/**
 * Reads one frame of a client.
 *
 * @param text - the frame
 * @param granted - capabilities of the connection
 * @param messageLength - the room's `maximumMessageLength`, in code points
 */
export function readAction(text: string, granted: readonly Capability[], messageLength: number): ReadAction {
  let RequestId = '';
  try {
    const raw = lowerKeys(text);
    RequestId = string(raw, 'RequestId', limits.requestIdLength, false);
    if (Buffer.byteLength(text) > limits.requestBytes)
      throw tooLarge(`The request is larger than ${limits.requestBytes} bytes`);
    const name = raw['action'] as Capability;
    if (!capabilities.includes(name)) throw bad(`Action is none of ${capabilities.join(', ')}`);
    if (!granted.includes(name))
      throw new ServiceError(chatErrorCodes.forbidden, 'Forbidden', `The token lacks the capability ${name}`);
    return { RequestId, action: { ...readers[name](raw, messageLength), RequestId } };
  } catch (error) {
    if (error instanceof ServiceError) return { RequestId, error };
    throw error;
  }
}
