import { test } from 'node:test';
import fc from 'fast-check';
import { properties } from './properties.ts';

/** The same inputs every time; `npm run fuzz` takes others. */
const SEED = 20261124;

for (const { name, runs, broke = [], make } of properties)
  test(name, async (t) => {
    await fc.assert((await make(t)) as fc.IAsyncProperty<unknown>, {
      seed: SEED,
      numRuns: runs + broke.length,
      examples: broke.map((input): [unknown] => [input]),
    });
  });
