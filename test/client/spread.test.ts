import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatClientError, ChatRoom } from '../../src/client/index.ts';
import { SeededPlatform } from '../helpers/seeded-platform.ts';

/** Tokens a second that Amazon IVS Chat makes for an account. Source: user guide, service quotas. */
const QUOTA = 200;

/**
 * A room of 50,000 viewers that loses every link at one moment; the token endpoint makes 200 tokens a second, and
 * answers 429 beyond.
 *
 * @returns requests in each second after the loss, and the second in which the last viewer was back
 */
async function stampede(viewers: number, reconnectSpread: number) {
  const platform = new SeededPlatform(7);
  const requests: number[] = [];
  const granted: number[] = [];
  let lost = false;
  let lostAt = 0;
  const rooms = Array.from({ length: viewers }, () => {
    const room = new ChatRoom({
      regionOrUrl: 'us-west-2',
      maxReconnectAttempts: Infinity,
      reconnectSpread,
      platform,
      tokenProvider: () => {
        if (!lost) return Promise.resolve({ token: 't' });
        const second = Math.floor((platform.now() - lostAt) / 1_000);
        requests[second] = (requests[second] ?? 0) + 1;
        granted[second] = granted[second] ?? 0;
        if (granted[second] >= QUOTA) return Promise.reject(new ChatClientError('tokenRefused', '429', true));
        granted[second]++;
        return Promise.resolve({ token: 't' });
      },
    });
    room.connect();
    return room;
  });
  await platform.run();
  lost = true;
  lostAt = platform.now();
  platform.breakAll();
  await platform.run();
  assert.ok(rooms.every(({ state }) => state === 'connected'));
  const curve = Array.from(requests, (count) => count ?? 0);
  return { peak: Math.max(...curve), total: curve.reduce((sum, count) => sum + count, 0), seconds: curve.length };
}

test('50,000 viewers who are told to spread over 330 s stay under the quota of 200 tokens a second', async (t) => {
  const { peak, total, seconds } = await stampede(50_000, 330_000);
  t.diagnostic(`spread 330 s: ${peak} requests in the busiest second, ${total} in all, all back after ${seconds} s`);
  // 152 a second on average; chance puts some more into the busiest one.
  assert.ok(peak <= QUOTA, `${peak} requests in a second`);
  assert.equal(total, 50_000);
  assert.ok(seconds <= 340, `${seconds} s`);
});

test('viewers who are not told to spread are refused for a while, wait longer each time, and all come back', async (t) => {
  const { peak, total, seconds } = await stampede(5_000, 1_000);
  t.diagnostic(
    `5,000 viewers, spread 1 s: ${peak} in the busiest second, ${total} in all, all back after ${seconds} s`,
  );
  assert.ok(total < 5_000 * 6, `${total} requests`);
  assert.ok(seconds <= 60, `${seconds} s`);
});
