import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatRoom } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { messageFrame } from '../helpers/frames.ts';
import { assertUnpolluted, jsonObject } from './inputs.ts';
import type { FuzzProperty } from './property.ts';

/** Values that have a meaning somewhere. */
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
const keys = [
  'Type',
  'Id',
  'RequestId',
  'Attributes',
  'Content',
  'SendTime',
  'Sender',
  'UserId',
  'EventName',
  'MessageId',
  'MessageID',
  'Reason',
  'ErrorCode',
  'ErrorMessage',
];

/** A right frame with one of its fields gone or of another kind. */
const nearly = fc
  .tuple(fc.constantFrom('Type', 'Id', 'RequestId', 'Attributes', 'Content', 'SendTime', 'Sender'), fc.option(leaf))
  .map(([name, value]) => JSON.stringify({ ...messageFrame('near'), [name]: value ?? undefined }));

const frame = fc.oneof(
  { weight: 4, arbitrary: jsonObject(keys, leaf) },
  { weight: 4, arbitrary: nearly },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null, 7, new ArrayBuffer(8)) },
);

const heard: FuzzProperty = {
  name: '10,000 frames of any kind: no exception, no broken link, nothing polluted, and the right one is still heard',
  runs: 10_000,
  async make() {
    const platform = new FakePlatform();
    const room = new ChatRoom({
      regionOrUrl: 'us-west-2',
      tokenProvider: () => Promise.resolve({ token: 't' }),
      platform,
    });
    let count = 0;
    room.addListener('message', ({ content, attributes, sender }) => {
      assert.equal(typeof content, 'string');
      assert.ok(Object.values({ ...attributes, ...sender.attributes }).every((value) => typeof value === 'string'));
      count++;
    });
    room.connect();
    await settle();
    platform.socket.open();
    const { socket } = platform;
    let right = 0;
    return fc.property(frame, (data) => {
      socket.onmessage!({ data });
      // An ERROR frame 401 means that the session is over: that is the one that ends a link.
      if (room.state !== 'connected') assert.match(String(data), /401/);
      assertUnpolluted();
      const before = count;
      socket.receive(messageFrame(`right ${right++}`));
      assert.equal(count, before + 1);
    }) as fc.IRawProperty<unknown>;
  },
};

/** What the service writes, and what a client reads of it. */
export const frameProperties: FuzzProperty[] = [heard];
