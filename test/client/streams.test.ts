import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatRoom } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { messageFrame } from '../helpers/frames.ts';

async function connected() {
  const platform = new FakePlatform();
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    tokenProvider: () => Promise.resolve({ token: 't' }),
    platform,
  });
  room.connect();
  await settle();
  platform.socket.open();
  return { room, platform };
}

test('messages come in order, through a reconnect, until the room is disconnected', async () => {
  const { room, platform } = await connected();
  const taken: string[] = [];
  const loop = (async () => {
    for await (const { id } of room.messages()) taken.push(id);
  })();
  platform.socket.receive(messageFrame('m1'));
  platform.socket.break();
  await platform.pass(1_000);
  platform.socket.open();
  platform.socket.receive(messageFrame('m2'));
  platform.socket.receive(messageFrame('m3'));
  room.disconnect();
  await loop;
  assert.deepEqual(taken, ['m1', 'm2', 'm3']);
});

test('a signal ends the loop, and so does leaving it; then nothing listens any more', async () => {
  const { room, platform } = await connected();
  const controller = new AbortController();
  let taken = 0;
  const aborted = (async () => {
    for await (const message of room.messages({ signal: controller.signal })) taken += message.id.length;
  })();
  const left = (async () => {
    for await (const message of room.messages()) return message.id;
    return undefined;
  })();
  platform.socket.receive(messageFrame('m1'));
  assert.equal(await left, 'm1');
  controller.abort();
  await aborted;
  platform.socket.receive(messageFrame('m2'));
  await settle();
  assert.equal(taken, 2);
});

test('what nobody takes is bounded, and what is dropped is told', async () => {
  const { room, platform } = await connected();
  const drops: number[] = [];
  const messages = room.messages({ limit: 3, onDrop: (dropped) => drops.push(dropped) });
  // The loop takes the first, and is then busy while five more come.
  const first = messages.next();
  platform.socket.receive(messageFrame('m1'));
  await first;
  for (let i = 2; i <= 6; i++) platform.socket.receive(messageFrame(`m${i}`));
  const rest: string[] = [];
  room.disconnect();
  for await (const { id } of messages) rest.push(id);
  assert.deepEqual(rest, ['m4', 'm5', 'm6']);
  assert.deepEqual(drops, [1, 2]);
});

test('what comes between the making of a stream and its loop is in it', async () => {
  const { room, platform } = await connected();
  const messages = room.messages();
  platform.socket.receive(messageFrame('m1'));
  assert.equal(((await messages.next()).value as { id: string }).id, 'm1');
});

test('a stream can be ended while somebody waits for its next', async () => {
  const { room } = await connected();
  const messages = room.messages();
  const next = messages.next();
  await messages.return!();
  assert.equal((await next).done, true);
});

test('who asks for several at once gets them in that order, and the rest are done when the stream ends', async () => {
  const { room, platform } = await connected();
  const messages = room.messages();
  const asked = [1, 2, 3, 4].map(() => messages.next());
  platform.socket.receive(messageFrame('m1'));
  const [first] = await Promise.all([asked[0], settle()]);
  platform.socket.receive(messageFrame('m2'));
  await settle();
  await messages.return!();
  assert.equal((first!.value as { id: string }).id, 'm1');
  assert.equal(((await asked[1])!.value as { id: string }).id, 'm2');
  assert.deepEqual(await Promise.all(asked.slice(2)), Array(2).fill({ value: undefined, done: true }));
});

test('events, deletions and disconnections have their streams', async () => {
  const { room, platform } = await connected();
  const streams = [room.events(), room.stream('messageDelete'), room.stream('userDisconnect')] as const;
  const first = Promise.all(streams.map((stream) => stream.next()));
  const event = { Type: 'EVENT', RequestId: '', SendTime: '2026-01-01T00:00:00Z' };
  platform.socket.receive({ ...event, Id: 'e1', EventName: 'app:X', Attributes: {} });
  platform.socket.receive({ ...event, Id: 'e2', EventName: 'aws:DELETE_MESSAGE', Attributes: { MessageId: 'm' } });
  platform.socket.receive({ ...event, Id: 'e3', EventName: 'aws:DISCONNECT_USER', Attributes: { UserId: 'u' } });
  assert.deepEqual(
    (await first).map(({ value }) => (value as { id: string }).id),
    ['e1', 'e2', 'e3'],
  );
});
