import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRaw, fetchToken, handshakeStatus } from '../helpers/socket.ts';
import { startService } from '../helpers/room.ts';

test('a token opens one connection, once', async (t) => {
  const server = await startService(t);
  const client = await connectRaw(t, server, 'ana');
  assert.equal(await handshakeStatus(server, client.socket.protocol), 403);
});

test('a token is good for a minute', async (t) => {
  let now = Date.now();
  const server = await startService(t, { now: () => now });
  const [early, late] = [await fetchToken(server, 'ana'), await fetchToken(server, 'ana')];
  now += 59_999;
  const socket = await connectRaw(t, server, 'ana');
  assert.equal(socket.socket.readyState, 1);
  now += 1;
  assert.equal(await handshakeStatus(server, early), 401);
  assert.equal(await handshakeStatus(server, late), 401);
});

test('a missing, made-up, changed or foreign token is refused', async (t) => {
  const [server, other] = [await startService(t), await startService(t)];
  const token = await fetchToken(server, 'ana');
  const changed = token.slice(0, 20) + (token[20] === 'A' ? 'B' : 'A') + token.slice(21);
  assert.equal(await handshakeStatus(server), 401);
  assert.equal(await handshakeStatus(server, 'nonsense'), 403);
  assert.equal(await handshakeStatus(server, changed), 403);
  assert.equal(await handshakeStatus(other, token), 403);
});

test('two connections of one user are two', async (t) => {
  const server = await startService(t);
  await connectRaw(t, server, 'ana');
  await connectRaw(t, server, 'ana');
  assert.equal(server.service.connections(server.rooms[0]!.arn), 2);
});
