import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import type { MessageFrame } from '../../src/protocol/frames.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw, fetchToken } from '../helpers/socket.ts';
import { until } from '../helpers/timers.ts';

test('a ping is answered with its own data', async (t) => {
  const server = await startService(t);
  const { socket } = await connectRaw(t, server, 'ana');
  const pong = new Promise<Buffer>((resolve) => socket.once('pong', resolve));
  socket.ping('are you there');
  assert.equal(String(await pong), 'are you there');
});

test('a reader that stalls is dropped once a megabyte waits for it, and the rest feel nothing', async (t) => {
  let now = Date.now();
  const rooms = [{ maximumMessageRatePerSecond: 100 }];
  const server = await startService(t, { now: () => now, rooms });
  const { arn } = server.rooms[0]!;
  // A socket that reads its handshake and nothing more, as a phone in a tunnel does.
  const stalled = connect(Number(new URL(server.url).port), '127.0.0.1');
  t.after(() => stalled.destroy());
  const token = await fetchToken(server, 'stalled');
  stalled.write(
    `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${token}\r\n\r\n`,
  );
  await until(() => server.service.connections(arn) === 1);
  stalled.pause();
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  let sent = 0;
  while (server.service.connections(arn) === 3) {
    now += 1_000;
    for (let i = 0; i < 10; i++) {
      ana.send({ Action: 'SEND_MESSAGE', Content: `${++sent}`, Attributes: { a: 'x'.repeat(1_000) } });
      assert.equal(((await ben.next()) as MessageFrame).Content, String(sent));
    }
  }
  assert.equal(server.service.connections(arn), 2);
  // What the kernel's buffers took, and the megabyte.
  assert.ok(sent * 1_300 > 1024 ** 2, `dropped after ${sent} messages`);
});
