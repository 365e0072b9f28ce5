import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffDelay } from '../../src/client/backoff.ts';

test('the longest wait doubles from one second and stops at thirty', () => {
  const longest = Array.from({ length: 8 }, (_, index) => backoffDelay(index + 1, 1, 0));
  assert.deepEqual(longest, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  assert.equal(backoffDelay(5_000, 1, 0), 30_000);
});

test('a wait is anything from nothing to the longest', () => {
  assert.equal(backoffDelay(3, 0, 0), 0);
  assert.equal(backoffDelay(3, 0.5, 0), 2_000);
});

test('an audience that is to come back over five minutes does so from the first attempt on', () => {
  assert.equal(backoffDelay(1, 0.5, 300_000), 150_000);
  assert.equal(backoffDelay(9, 0.5, 300_000), 150_000);
});
