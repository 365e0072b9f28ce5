import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ChatRoom } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { messageFrame } from '../helpers/frames.ts';

/** Keys and values that readers of objects have stumbled over. */
const key = fc.oneof(
  fc.constantFrom('Type', 'Id', 'RequestId', 'Attributes', 'Content', 'SendTime', 'Sender', 'UserId', 'EventName'),
  fc.constantFrom('MessageId', 'MessageID', 'Reason', 'ErrorCode', 'ErrorMessage'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'length'),
  fc.string({ maxLength: 5 }),
);
const leaf = fc.oneof(
  fc.constantFrom(
    'MESSAGE',
    'EVENT',
    'ERROR',
    'NEWS',
    'aws:DELETE_MESSAGE',
    'aws:DISCONNECT_USER',
    '2026-01-01T00:00:00Z',
  ),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { object } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 8 }),
}));

/** Written by hand, as an object literal could not have the key `__proto__`. */
const write = (value: unknown): string =>
  Array.isArray(value) && value.every((item) => Array.isArray(item) && item.length === 2 && typeof item[0] === 'string')
    ? `{${value.map(([name, item]) => `${JSON.stringify(name)}:${write(item)}`).join(',')}}`
    : (JSON.stringify(value) ?? 'null');

/** A right frame with one of its fields gone or of another kind. */
const nearly = fc
  .tuple(fc.constantFrom('Type', 'Id', 'RequestId', 'Attributes', 'Content', 'SendTime', 'Sender'), fc.option(leaf))
  .map(([name, value]) => JSON.stringify({ ...messageFrame('near'), [name]: value ?? undefined }));

const frame = fc.oneof(
  { weight: 4, arbitrary: object.map(write) },
  { weight: 4, arbitrary: nearly },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null, 7, new ArrayBuffer(8)) },
);

test('10,000 frames of any kind: no exception, no broken link, nothing polluted, and the right one is still heard', async () => {
  const platform = new FakePlatform();
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    tokenProvider: () => Promise.resolve({ token: 't' }),
    platform,
  });
  let heard = 0;
  room.addListener('message', ({ content, attributes, sender }) => {
    assert.equal(typeof content, 'string');
    assert.ok(Object.values({ ...attributes, ...sender.attributes }).every((value) => typeof value === 'string'));
    heard++;
  });
  room.connect();
  await settle();
  platform.socket.open();
  const { socket } = platform;
  const clean = Object.getOwnPropertyNames(Object.prototype).sort();
  let right = 0;
  fc.assert(
    fc.property(frame, (data) => {
      socket.onmessage!({ data });
      // An ERROR frame 401 means that the session is over: that is the one that ends a link.
      if (room.state !== 'connected') assert.match(String(data), /401/);
      assert.deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), clean);
      const before = heard;
      socket.receive(messageFrame(`right ${right++}`));
      assert.equal(heard, before + 1);
    }),
    { seed: 20261124, numRuns: 10_000 },
  );
});

test('a megabyte in a field is a long text and nothing else', async () => {
  const platform = new FakePlatform();
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    tokenProvider: () => Promise.resolve({ token: 't' }),
    platform,
  });
  const lengths: number[] = [];
  room.addListener('message', ({ content }) => lengths.push(content.length));
  room.connect();
  await settle();
  platform.socket.open();
  platform.socket.receive(messageFrame('long', { Content: 'x'.repeat(1_000_000) }));
  platform.socket.receive(messageFrame('broken', { Sender: 'x'.repeat(1_000_000) }));
  assert.deepEqual(lengths, [1_000_000]);
  assert.equal(room.state, 'connected');
});
