import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteLength, shortenToBytes } from '../../src/elements/shorten.ts';

test('a text that fits stays as it is; one that does not is its beginning, with an ellipsis', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (text, bytes) => {
      const short = shortenToBytes(text, bytes);
      assert.ok(byteLength(short) <= bytes);
      if (byteLength(text) <= bytes) assert.equal(short, text);
      else assert.ok(short.endsWith('…') && text.startsWith(short.slice(0, -1)));
    }),
    { seed: 5, numRuns: 2_000 },
  );
});

test('what a reader takes for one character is there as a whole, or not at all', () => {
  const family = '👨‍👩‍👧';
  assert.equal(shortenToBytes(family.repeat(3), 45), `${family.repeat(2)}…`);
  assert.equal(shortenToBytes('a e\u0301e\u0301', 6), 'a…');
  assert.equal(shortenToBytes('漢漢漢', 8), '漢…');
});
