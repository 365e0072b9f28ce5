// How large a message is on its way to a viewer.
import { SendMessageRequest } from '../../src/client/index.ts';
import type { MessageFrame } from '../../src/protocol/frames.ts';
import { newId } from '../../src/server/ids.ts';
import { makeStream, mark } from './list/stream.ts';

/** Head of a WebSocket frame that is not masked, by the bytes of its text. Source: RFC 6455, section 5.2. */
const headLength = (bytes: number): number => (bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10);

/** Ids and times of the stream are shorter than those of a room, and its texts are numbered; this is the frame that a room sends. */
const asSent = (frame: MessageFrame, seq: number): string =>
  JSON.stringify({
    ...frame,
    Id: newId(),
    RequestId: new SendMessageRequest('').requestId,
    Content: frame.Content.replace(` ${mark(seq)}`, ''),
    Attributes: frame.Attributes['messageReplyId'] ? { messageReplyId: newId() } : {},
    SendTime: frame.SendTime.replace('Z', '000000Z'),
  });

/** @returns mean bytes of so many messages of the seeded stream, their WebSocket frames included */
export function meanFrameSize(messages: number): number {
  const stream = makeStream(1);
  let bytes = 0;
  for (let seq = 1; seq <= messages;) {
    const frame = stream.next().value;
    if (frame.Type !== 'MESSAGE') continue;
    const length = Buffer.byteLength(asSent(frame, seq++));
    bytes += headLength(length) + length;
  }
  return bytes / messages;
}
