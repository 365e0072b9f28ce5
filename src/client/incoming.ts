import { systemEvents, type Attributes } from '../protocol/frames.ts';
import type { ChatError, ChatEvent, ChatMessage, DeleteMessageEvent, DisconnectUserEvent } from './types.ts';

/** A frame of the service in the client's words. */
export type Incoming =
  | { type: 'message'; value: ChatMessage }
  | { type: 'event'; value: ChatEvent }
  | { type: 'messageDelete'; value: DeleteMessageEvent }
  | { type: 'userDisconnect'; value: DisconnectUserEvent }
  | { type: 'error'; value: ChatError };

type Raw = Record<string, unknown>;

/** What every frame has. Here as in all of a frame, a field that the service did not give is there, and `undefined`. */
interface Base {
  id: string;
  requestId?: string;
}

const isRecord = (value: unknown): value is Raw => Object(value) === value && !Array.isArray(value);

/** What is missing or of another kind ends the reading of a frame, or the writing. */
export function wrong(field: string): never {
  throw new TypeError(`${field} is wrong`);
}

/** A required string. */
export function text(raw: Raw, key: string): string {
  const value = raw[key];
  return typeof value === 'string' ? value : wrong(key);
}

/** A string that says something: the service writes `''` where it was given nothing. */
export const optional = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined;

/** As JSON made them, so that a key such as `__proto__` is one like any other; what is no string goes. */
export function readAttributes(value: unknown): Attributes | undefined {
  if (!isRecord(value)) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- of an object that JSON has just made
  for (const name in value) if (typeof value[name] !== 'string') delete value[name];
  return value as Attributes;
}

function time(raw: Raw): Date {
  const date = new Date(text(raw, 'SendTime'));
  return isNaN(+date) ? wrong('SendTime') : date;
}

function readEvent(raw: Raw, base: Base): Incoming {
  const attributes = readAttributes(raw['Attributes']) as Attributes;
  const event = { ...base, sendTime: time(raw), attributes };
  const details: Raw = { ...attributes };
  const reason = optional(details['Reason'])!;
  const eventName = text(raw, 'EventName');
  switch (eventName) {
    case systemEvents.deleteMessage: {
      // MessageID is the deprecated twin of MessageId.
      const messageId = text(details, 'MessageId' in details ? 'MessageId' : 'MessageID');
      return { type: 'messageDelete', value: { ...event, reason, messageId } };
    }
    case systemEvents.disconnectUser:
      return { type: 'userDisconnect', value: { ...event, reason, userId: text(details, 'UserId') } };
    default:
      return { type: 'event', value: { ...event, eventName } };
  }
}

/**
 * Reads one frame.
 *
 * @param data - what the socket delivered
 * @returns the frame in the client's words
 * @throws an `Error` that names what is wrong with the frame; it never holds the frame itself
 */
export function readFrame(data: unknown): Incoming {
  const raw: unknown = JSON.parse(data as string);
  if (!isRecord(raw)) wrong('Frame');
  const base = { id: text(raw, 'Id'), requestId: optional(raw['RequestId']) } as Base;
  switch (raw['Type']) {
    case 'MESSAGE': {
      const sender = raw['Sender'];
      if (!isRecord(sender)) wrong('Sender');
      return {
        type: 'message',
        value: {
          // By name: to spread the two takes as long as all the rest, and most frames are messages.
          id: base.id,
          requestId: base.requestId!,
          sender: { userId: text(sender, 'UserId'), attributes: readAttributes(sender['Attributes'])! },
          content: text(raw, 'Content'),
          sendTime: time(raw),
          attributes: readAttributes(raw['Attributes'])!,
        },
      };
    }
    case 'EVENT':
      return readEvent(raw, base);
    case 'ERROR': {
      const errorCode = raw['ErrorCode'];
      if (typeof errorCode !== 'number') wrong('ErrorCode');
      return { type: 'error', value: { ...base, errorCode, errorMessage: optional(raw['ErrorMessage']) ?? '' } };
    }
    default:
      return wrong('Type');
  }
}
