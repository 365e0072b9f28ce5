import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ChatRoom, SendMessageRequest, type ChatLogger } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { errorFrame, messageFrame } from '../helpers/frames.ts';

/** Nothing of what is logged at the lowest level may hold any of these. */
const secrets = ['s3cret-token', 'private words', 'wss://user:pass@'];

test('neither a token nor what people write is ever logged, in all of a life at debug', async () => {
  const lines: string[] = [];
  const write = (...args: unknown[]): void => void lines.push(inspect(args, { depth: 9, showHidden: true }));
  const logger: ChatLogger = { debug: write, info: write, error: write };
  const platform = new FakePlatform();
  const create = platform.createSocket.bind(platform);
  let made = 0;
  platform.createSocket = (url, token) => {
    // A WebSocket whose error quotes what it was given, as those of browsers do.
    if (++made === 4) throw new SyntaxError(`The subprotocol '${token}' is invalid for '${url}'`);
    return create(url, token);
  };
  const room = new ChatRoom({
    regionOrUrl: 'wss://user:pass@example.com',
    tokenProvider: () =>
      Promise.resolve({
        token: `s3cret-token-${made}`,
        tokenExpirationTime: new Date(platform.now() + 60_000),
        sessionExpirationTime: new Date(platform.now() + 3_600_000),
      }),
    platform,
  });
  room.logger = logger;
  room.logLevel = 'debug';
  // What is told of failures is logged by pages and error trackers, causes included.
  room.addListener('reconnect', write);
  room.addListener('disconnect', write);
  room.addListener('message', () => {
    throw new Error('theirs');
  });
  room.connect();
  await settle();
  platform.socket.open();
  const answer = room.sendMessage(new SendMessageRequest('private words'));
  platform.socket.receive(messageFrame('private words'));
  platform.socket.receive('private words');
  platform.socket.receive({ private: 'private words' });
  platform.socket.receive(errorFrame(401));
  await assert.rejects(answer);
  await assert.rejects(platform.pass(0), /theirs/);
  await platform.pass(1_000);
  platform.socket.open();
  await platform.pass(3_500_000);
  platform.socket.open();
  await platform.pass(6_000);
  platform.socket.break();
  await platform.pass(60_000);
  assert.equal(room.state, 'disconnected');
  assert.ok(lines.length > 10, `${lines.length} lines`);
  for (const secret of secrets) assert.ok(!lines.join('\n').includes(secret), secret);
});
