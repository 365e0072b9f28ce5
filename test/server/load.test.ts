import assert from 'node:assert/strict';
import { test } from 'node:test';
import { putUnderLoad, type Phase } from '../load/load.ts';

/** More is not kept of what is over, in bytes. */
const SLACK = 5_000_000;

// What `npm run load` does with 5,000 connections.
test('under chat, bad handshakes, readers who stall and a storm of returns, nothing is lost, out of order, or kept', async () => {
  const phases: Phase[] = [];
  await putUnderLoad({ connections: 200, rooms: 10, rate: 100, ms: 2_000, stalled: 5, attacks: 500 }, (phase) =>
    phases.push(phase),
  );
  for (const { name, errors } of phases)
    assert.deepEqual(
      Object.entries(errors).filter(([, count]) => count),
      [],
      name,
    );
  assert.equal(phases.filter(({ received }) => received).length, 5);
  assert.ok(phases.at(-1)!.memory - phases[0]!.memory < SLACK);
});
