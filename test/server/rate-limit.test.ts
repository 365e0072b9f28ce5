import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTokenEndpoint } from '../../src/server/index.ts';
import { RateLimit } from '../../src/server/rate-limit.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw } from '../helpers/socket.ts';

test('any window of a second has at most so many calls', () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  const taken: boolean[] = [];
  for (now of [0, 999, 999, 1_000, 1_998, 1_999, 1_999]) taken.push(limit.take());
  assert.deepEqual(taken, [true, true, false, true, false, true, false]);
});

test('a clock that is put back by an hour refuses nobody', async (t) => {
  let now = Date.now();
  const server = await startService(t, { now: () => now });
  const ana = await connectRaw(t, server, 'ana');
  const say = async (): Promise<string> => {
    ana.send({ Action: 'SEND_MESSAGE', Content: 'x' });
    return (await ana.next()).Type;
  };
  for (let i = 0; i < 10; i++) assert.equal(await say(), 'MESSAGE');
  assert.equal(await say(), 'ERROR');
  now -= 3_600_000;
  assert.equal(await say(), 'MESSAGE');
});

test('a clock that is put back does not close a token endpoint', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 7_200_000 });
  const answer = createTokenEndpoint({
    room: 'arn:room',
    authorize: () => ({ userId: 'ana' }),
    ivschat: { createChatToken: () => Promise.resolve({ token: 't' }) },
    rate: 1,
  });
  const ask = async (): Promise<number> =>
    (await answer(new Request('https://site.example/chat-token', { method: 'POST', body: '{}' }))).status;
  assert.deepEqual([await ask(), await ask()], [200, 429]);
  t.mock.timers.setTime(3_600_000);
  assert.equal(await ask(), 200);
});

test('a rate without a limit remembers a second of calls, no more', () => {
  let now = 0;
  const limit = new RateLimit(Infinity, () => now);
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 10_000_000; i++) {
    if (i % 1_000 === 0) now += 1_000;
    assert.ok(limit.take());
  }
  // Each time stamp would take eight bytes.
  assert.ok(process.memoryUsage().heapUsed - before < 40_000_000);
});
