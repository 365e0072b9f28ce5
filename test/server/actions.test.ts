import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorFrame, EventFrame, MessageFrame } from '../../src/protocol/frames.ts';
import { connectRaw } from '../helpers/socket.ts';
import { startService } from '../helpers/room.ts';
import { handTimers } from '../helpers/timers.ts';

test('a message reaches everybody, its sender too, with the request id', async (t) => {
  const server = await startService(t);
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  ana.send({ Action: 'SEND_MESSAGE', Content: 'hello', Attributes: { k: 'v' }, RequestId: 'r1' });
  const [own, theirs] = (await Promise.all([ana.next(), ben.next()])) as MessageFrame[];
  assert.deepEqual(own, theirs);
  assert.equal(own!.Type, 'MESSAGE');
  assert.equal(own!.RequestId, 'r1');
  assert.equal(own!.Content, 'hello');
  assert.deepEqual(own!.Attributes, { k: 'v' });
  assert.deepEqual(own!.Sender, { UserId: 'ana', Attributes: {} });
  assert.match(own!.Id, /^[a-zA-Z0-9]{12}$/);
});

test('a deletion reaches everybody, with both spellings of the id', async (t) => {
  const server = await startService(t);
  const [ana, mod] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'mod', 'moderator')];
  mod.send({ Action: 'DELETE_MESSAGE', Id: 'm1', Reason: 'spam', RequestId: 'r1' });
  for (const frame of (await Promise.all([ana.next(), mod.next()])) as EventFrame[]) {
    assert.equal(frame.EventName, 'aws:DELETE_MESSAGE');
    assert.equal(frame.RequestId, 'r1');
    assert.deepEqual(frame.Attributes, { MessageId: 'm1', MessageID: 'm1', Reason: 'spam' });
  }
});

test('every connection of a disconnected user is told, and closed with 1000; the others stay', async (t) => {
  const server = await startService(t);
  const first = await connectRaw(t, server, 'ana');
  const second = await connectRaw(t, server, 'ana');
  const mod = await connectRaw(t, server, 'mod', 'moderator');
  mod.send({ Action: 'DISCONNECT_USER', UserId: 'ana', Reason: 'spam' });
  for (const client of [first, second, mod]) {
    const { EventName, Attributes } = (await client.next()) as EventFrame;
    assert.equal(EventName, 'aws:DISCONNECT_USER');
    assert.deepEqual(Attributes, { UserId: 'ana', Reason: 'spam' });
  }
  assert.deepEqual(await Promise.all([first.closed, second.closed]), [1000, 1000]);
  assert.equal(server.service.connections(server.rooms[0]!.arn), 1);
});

test('the end of the session closes the connection, and not with 1000', async (t) => {
  const now = Date.now();
  let skew = 0;
  const server = await startService(t, { now: () => now + skew });
  const { token } = server.service.createChatToken({
    roomIdentifier: server.rooms[0]!.arn,
    userId: 'ana',
    sessionDurationInMinutes: 1,
  });
  // The token is opened in the last moments of its session.
  skew = 59_990;
  const join = server.service.admit(token);
  const code = await new Promise((close) => join({ ip: '', send: () => {}, close, cut() {} }));
  assert.equal(code, 4001);
});

test('whose session is over is told so and out of the room, whatever its client makes of the close', async (t) => {
  const timers = handTimers();
  const now = Date.now();
  const server = await startService(t, { now: () => now, startTimer: timers.startTimer });
  const { arn: roomIdentifier } = server.rooms[0]!;
  const ben = await connectRaw(t, server, 'ben');
  const ends = [() => timers.fire(60_000), () => void server.faults.inject({ fault: 'endSession', userId: 'ana' })];
  for (const end of ends) {
    const told: unknown[] = [];
    const { token } = server.service.createChatToken({
      roomIdentifier,
      userId: 'ana',
      capabilities: ['SEND_MESSAGE'],
      sessionDurationInMinutes: 1,
    });
    const session = server.service.admit(token)({
      ip: '',
      send: (frame) => told.push(JSON.parse(frame)),
      close: (code) => told.push(code),
      cut() {},
    });
    end();
    session.receive(JSON.stringify({ ...send, Content: 'from the other side' }));
    ben.send({ ...send, Content: 'still here' });
    assert.equal(((await ben.next()) as MessageFrame).Content, 'still here');
    assert.equal(server.service.connections(roomIdentifier), 1);
    const [{ Type, RequestId, ErrorCode }, code, ...more] = told as [ErrorFrame, number];
    assert.deepEqual([Type, RequestId, ErrorCode, code, more], ['ERROR', '', 401, 4001, []]);
    session.closed();
  }
});

const send = { Action: 'SEND_MESSAGE', Content: 'x', RequestId: 'r1' };

for (const { name, action, code, role = 'moderator' as const } of [
  { name: 'not JSON', action: '{', code: 400 },
  { name: 'not an object', action: '[]', code: 400 },
  { name: 'no action', action: { RequestId: 'r1' }, code: 400 },
  { name: 'unknown action', action: { ...send, Action: 'SHOUT' }, code: 400 },
  { name: 'no content', action: { ...send, Content: '' }, code: 400 },
  { name: 'content that is no text', action: { ...send, Content: 1 }, code: 400 },
  { name: 'attributes that are no map', action: { ...send, Attributes: ['a'] }, code: 400 },
  { name: 'attributes that are no texts', action: { ...send, Attributes: { a: 1 } }, code: 400 },
  { name: 'content of 501 code points', action: { ...send, Content: '😀'.repeat(501) }, code: 413 },
  { name: 'attributes of 1,025 bytes', action: { ...send, Attributes: { a: 'x'.repeat(1024) } }, code: 413 },
  {
    name: 'reason of 257 characters',
    action: { Action: 'DELETE_MESSAGE', Id: 'm', Reason: 'x'.repeat(257) },
    code: 413,
  },
  { name: 'a frame of over 16 kB', action: { ...send, Padding: 'x'.repeat(16 * 1024) }, code: 413 },
  { name: 'a frame of 128 kB', action: { ...send, Content: 'x'.repeat(128 * 1024 - 55) }, code: 413 },
  { name: 'deletion without an id', action: { Action: 'DELETE_MESSAGE' }, code: 400 },
  { name: 'a reader who writes', action: send, code: 403, role: 'reader' as const },
  { name: 'a viewer who deletes', action: { Action: 'DELETE_MESSAGE', Id: 'm' }, code: 403, role: 'viewer' as const },
  {
    name: 'a viewer who disconnects',
    action: { Action: 'DISCONNECT_USER', UserId: 'u' },
    code: 403,
    role: 'viewer' as const,
  },
])
  test(`refused with ${code}: ${name}`, async (t) => {
    const server = await startService(t);
    const [client, other] = [await connectRaw(t, server, 'ana', role), await connectRaw(t, server, 'ben')];
    client.send(action);
    const frame = (await client.next()) as ErrorFrame;
    assert.equal(frame.Type, 'ERROR');
    assert.equal(frame.ErrorCode, code);
    assert.ok(frame.ErrorMessage.length > 10);
    if (typeof action === 'object' && 'RequestId' in action) assert.equal(frame.RequestId, 'r1');
    // Nobody else hears of it, and the connection lives on.
    other.send({ ...send, Content: 'still here' });
    assert.equal(((await other.next()) as MessageFrame).Content, 'still here');
    assert.equal(((await client.next()) as MessageFrame).Content, 'still here');
  });

test('content of 500 code points and attributes of 1,024 bytes pass', async (t) => {
  const server = await startService(t);
  const client = await connectRaw(t, server, 'ana');
  client.send({ ...send, Content: '😀'.repeat(500), Attributes: { a: 'x'.repeat(1023) } });
  assert.equal((await client.next()).Type, 'MESSAGE');
});

test('keys are read in any letter case, and a request id need not be given', async (t) => {
  const server = await startService(t);
  const client = await connectRaw(t, server, 'ana');
  client.send({ action: 'SEND_MESSAGE', content: 'lower' });
  const frame = (await client.next()) as MessageFrame;
  assert.equal(frame.Content, 'lower');
  assert.equal(frame.RequestId, '');
});

test('the 11th request of a connection in a second is refused, the first of the next second is not', async (t) => {
  let now = Date.now();
  const server = await startService(t, { now: () => now, rooms: [{ maximumMessageRatePerSecond: 100 }] });
  const client = await connectRaw(t, server, 'ana');
  for (let i = 0; i < 11; i++) client.send(send);
  for (let i = 0; i < 10; i++) assert.equal((await client.next()).Type, 'MESSAGE');
  assert.equal(((await client.next()) as ErrorFrame).ErrorCode, 429);
  now += 1_000;
  client.send(send);
  assert.equal((await client.next()).Type, 'MESSAGE');
});

test('the rate of a room is shared by its connections', async (t) => {
  const now = Date.now();
  const server = await startService(t, { now: () => now, rooms: [{ maximumMessageRatePerSecond: 2 }] });
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  ana.send(send);
  ana.send(send);
  assert.equal((await ben.next()).Type, 'MESSAGE');
  assert.equal((await ben.next()).Type, 'MESSAGE');
  ben.send(send);
  assert.equal(((await ben.next()) as ErrorFrame).ErrorCode, 429);
});

test('binary frames and frames beyond the limit end their connection and no other', async (t) => {
  const server = await startService(t);
  const [binary, long, calm] = [
    await connectRaw(t, server, 'ana'),
    await connectRaw(t, server, 'ben'),
    await connectRaw(t, server, 'cem'),
  ];
  binary.socket.send(Buffer.from('x'));
  long.send('x'.repeat(128 * 1024 + 1));
  assert.deepEqual(await Promise.all([binary.closed, long.closed]), [1003, 1009]);
  calm.send(send);
  assert.equal((await calm.next()).Type, 'MESSAGE');
});
