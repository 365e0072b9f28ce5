import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatRoom } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { messageFrame } from '../helpers/frames.ts';

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
