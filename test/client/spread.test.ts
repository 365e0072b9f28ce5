import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Audience, TOKEN_QUOTA, type AudienceOptions, type Outcome } from '../helpers/audience.ts';

const ARRIVAL_MS = 15 * 60_000;

/** A room that is full loses every link at one moment. */
async function stampede(options: AudienceOptions): Promise<Outcome> {
  const audience = new Audience(options);
  await audience.arrive(ARRIVAL_MS);
  const outcome = await audience.loseEveryLink();
  assert.equal(outcome.losses, options.viewers);
  assert.equal(outcome.without, 0);
  return outcome;
}

test('50,000 viewers who are told to spread over 350 s stay under the quota of 200 tokens a second', async (t) => {
  const { busiest, requests, seconds } = await stampede({ viewers: 50_000, reconnectSpread: 350_000 });
  t.diagnostic(`${busiest} requests in the busiest second, ${requests} in all, all back after ${seconds} s`);
  // 143 a second on average; chance puts some more into the busiest one.
  assert.ok(busiest <= TOKEN_QUOTA, `${busiest} requests in a second`);
  assert.equal(requests, 50_000);
  assert.ok(seconds <= 360, `${seconds} s`);
});

test('viewers who are not told to spread are refused for a while, wait longer each time, and all come back', async (t) => {
  const { busiest, requests, seconds } = await stampede({ viewers: 5_000 });
  t.diagnostic(`${busiest} requests in the busiest second, ${requests} in all, all back after ${seconds} s`);
  assert.ok(requests < 5_000 * 6, `${requests} requests`);
  assert.ok(seconds <= 60, `${seconds} s`);
});
