import type { Attributes, EventFrame, MessageFrame, systemEvents } from '../protocol/frames.ts';

/** Of a stream: a message, the deletion of one that came before, or another event. */
export type StreamFrame = MessageFrame | EventFrame;

/** Who speaks in a stream, and what. Each answer draws from the stream's own chance. */
export interface Cast {
  /** @returns the id of a user */
  speaker(): string;
  /** @param seq - counts messages, from 1 */
  line(seq: number): string;
  /** What the backend says of a user. */
  attributesOf(userId: string): Attributes;
  /** What happens besides, after a message. */
  eventAfter?(seq: number): Pick<EventFrame, 'EventName' | 'Attributes'> | undefined;
  /** When a message is sent, in milliseconds since 1970. */
  timeOf(seq: number): number;
}

/** Every so many-th message is deleted, so many messages later. */
const DELETED_EVERY = 40;
const DELETED_AFTER = 30;
/** Written out: the script of the simulation is fetched by itself, and can import nothing that the first one has. */
export const deleteMessage: (typeof systemEvents)['deleteMessage'] = 'aws:DELETE_MESSAGE';
export const disconnectUser: (typeof systemEvents)['disconnectUser'] = 'aws:DISCONNECT_USER';

/**
 * The frames of a room, without end: messages, some of them replies, and deletions.
 *
 * @param random - from 0 up to and without 1; the same numbers make the same stream
 */
export function* makeStream(random: () => number, cast: Cast): Generator<StreamFrame, never> {
  for (let seq = 1; ; seq++) {
    const userId = cast.speaker();
    const sendTime = new Date(cast.timeOf(seq)).toISOString();
    yield {
      Type: 'MESSAGE',
      Id: `m${seq}`,
      RequestId: `r${seq}`,
      Content: cast.line(seq),
      Attributes: random() < 0.05 && seq > 20 ? { messageReplyId: `m${seq - 1 - Math.floor(random() * 19)}` } : {},
      SendTime: sendTime,
      Sender: { UserId: userId, Attributes: cast.attributesOf(userId) },
    };
    const event = (name: string, id: string, attributes: Attributes): EventFrame => ({
      Type: 'EVENT',
      Id: id,
      RequestId: '',
      EventName: name,
      SendTime: sendTime,
      Attributes: attributes,
    });
    const deleted = seq - DELETED_AFTER;
    if (deleted > 0 && deleted % DELETED_EVERY === 0)
      yield event(deleteMessage, `d${deleted}`, { MessageID: `m${deleted}`, Reason: '' });
    const happens = cast.eventAfter?.(seq);
    if (happens) yield event(happens.EventName, `e${seq}`, happens.Attributes);
  }
}
