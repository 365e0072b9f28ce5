import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageFrame } from '../../src/protocol/frames.ts';
import { messageDeletions } from '../../src/protocol/room-events.ts';
import { sdkFor } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw } from '../helpers/socket.ts';

for (const eventName of messageDeletions)
  test(`${eventName} takes all messages of its user out of the history, and no others`, async (t) => {
    const server = await startService(t);
    const roomIdentifier = server.rooms[0]!.arn;
    const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
    for (const client of [ana, ben]) {
      client.send({ Action: 'SEND_MESSAGE', Content: 'x' });
      await ana.next();
    }
    await sdkFor(t, server).sendEvent({ roomIdentifier, eventName, attributes: { userId: 'ana' } });
    const answer = await fetch(`${server.url}/chat-history?roomIdentifier=${roomIdentifier}`);
    const { messages } = (await answer.json()) as { messages: MessageFrame[] };
    assert.deepEqual(
      messages.map(({ Sender }) => Sender.UserId),
      ['ben'],
    );
  });
